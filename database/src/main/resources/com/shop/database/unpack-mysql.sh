#!/bin/sh
# unpack-mysql.sh SERIES FOLDER MIRROR...
#
# Makes FOLDER with a MySQL of the SERIES in it, out of the packages of Debian's
# unstable distribution, from the first MIRROR that carries it. It comes with
# its own loader and libraries, so the age of this machine's do not matter.
# Needs no root, installs nothing, does not read or write apt's own state.
# FOLDER is there at the end, whole, or not at all.
set -eu
series=$1 folder=$2
shift 2
rm -rf "$folder".*
work=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
fail() { echo "$*" >&2; exit 1; }

mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/tree"
: > "$work/status" # a machine with nothing installed: every library is fetched
cat > "$work/apt.conf" <<CONF
Dir::State "$work"; Dir::State::lists "$work/lists"; Dir::State::status "$work/status";
Dir::Cache "$work/cache"; Dir::Etc::sourcelist "$work/sources.list"; Dir::Etc::sourceparts "-";
Acquire::Languages "none"; Acquire::Retries "2"; Acquire::http::Timeout "30"; Acquire::https::Timeout "30";
Acquire::Check-Valid-Until "false"; # a mirror may be a snapshot
APT::Architecture "amd64"; APT::Install-Recommends "false"; APT::Sandbox::User ""; APT::Update::Error-Mode "any";
Debug::NoLocking "true";
CONF
export APT_CONFIG="$work/apt.conf"

signed=
for keyring in /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp; do
  [ ! -e "$keyring" ] || signed="[signed-by=$keyring]"
done
found=
for mirror in "$@"; do
  echo "deb $signed $mirror sid main" > "$work/sources.list"
  if apt-get -qq update; then found=yes; break; fi
done
[ -n "$found" ] || fail "no package lists to be had from $*"

version=$(apt-cache --no-all-versions show mysql-server-core | sed -n 's/^Version: //p')
case $version in
  "$series".*) ;;
  *) fail "Debian unstable now carries MySQL '$version', not $series" ;;
esac
apt-get -qq --download-only -y install mysql-server-core libtinfo6 > "$work/log" 2>&1 ||
  fail "the download failed: $(tail -n 3 "$work/log")"

for deb in "$work"/cache/archives/*.deb; do
  case ${deb##*/} in perl* | libperl* | libdb5* | libgdbm*) continue ;; esac # wanted by scripts only
  dpkg-deb -x "$deb" "$work/tree"
  rm -rf "$deb" "$work"/tree/usr/bin "$work"/tree/usr/share/man "$work"/tree/usr/share/locale
done
lib=$work/tree/usr/lib/x86_64-linux-gnu
"$lib/ld-linux-x86-64.so.2" --library-path "$lib" "$work/tree/usr/sbin/mysqld" --version
mv "$work/tree" "$folder"
