# Builds the shop for the scripts that run it, which set $root before they read this.
state=$root/.shop
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
jars='user-service/target/quarkus-app/quarkus-run.jar product-service/target/quarkus-app/quarkus-run.jar
  payment-service/target/quarkus-app/quarkus-run.jar order-service/target/quarkus-app/quarkus-run.jar
  playground/target/playground.jar'

at_least() { # at_least NEEDED VERSION
  awk -v need="$1" -v have="$2" 'BEGIN {
    split(need, n, "."); split(have, h, /[^0-9]+/)
    for (i = 1; i in n; i++) if (h[i] + 0 != n[i] + 0) exit h[i] + 0 < n[i] + 0
  }'
}

need_jdk() {
  wanted='The shop needs JDK 17 or later'
  for tool in java javac; do
    command -v "$bin$tool" > /dev/null || fail "$wanted, but $bin$tool is missing. Install a JDK or set JAVA_HOME."
  done
  have=$("${bin}javac" -version 2>&1 | sed -n 's/^javac //p')
  [ "$have" ] || fail "$wanted, but ${bin}javac finds none (on macOS it is always there). Install a JDK or set JAVA_HOME."
  at_least 17 "$have" || fail "$wanted, but this is $have. Install a later one or set JAVA_HOME."
}

maven_version() {
  mvn --batch-mode --version | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p'
}

need_maven() {
  wanted='The shop is built with Maven 3.8.7 or later'
  command -v mvn > /dev/null || fail "$wanted, but mvn is not on the PATH. Install Maven."
  have=$(maven_version)
  at_least 3.8.7 "$have" || fail "$wanted, but this is $have. Install a later one."
}

is_built() { # is_built [SERVICE]: whether all sources are built, except for those of the service
  for jar in $jars; do [ -e "$root/$jar" ] || return 1; done
  [ -e "$state/built" ] && newer=$(cd "$root" && find . \( -name target -o -name test -o -name '.?*' -o -path "./${1:-.}" \) -prune \
    -o -type f \( -path '*/src/*' -o -name pom.xml -o -name tsconfig.json \) -newer .shop/built -print) && [ -z "$newer" ]
}

build() {
  need_maven
  mkdir -p "$state" && rm -f "$state/built" && touch "$state/building" ||
    fail "No permission to write $state."
  echo 'Building the shop. The first build takes minutes, because Maven downloads the dependencies.'
  # The mark has the time at which the build began, so that a file edited meanwhile is newer.
  { (cd "$root" && mvn --batch-mode --threads 1C -DskipTests package) && mv "$state/building" "$state/built"; } 2>&1 |
    tee "$state/build.log" | sed -n '/^\[INFO\] Building Shop ::/ { s/^.*:: /  /; s/  *\[/ [/; p; }'
  [ -e "$state/built" ] || fail "The build failed, see $state/build.log:
$(grep -m 5 '^\[ERROR\]' "$state/build.log" || tail -n 5 "$state/build.log")"
}
