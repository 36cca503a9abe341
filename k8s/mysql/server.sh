#!/bin/sh
# One server of the set. The primary is mysql-0, or whom mysql-promote has named; every other one is
# its replica. It becomes what it is to be at each start, whatever it was before.
#
#   server.sh prepare  makes the data folder, if there is none: a new one on the primary, on a
#                      replica a copy of the primary's
#   server.sh run      becomes mysqld
#   server.sh ready    whether clients may come: to a primary that takes writes, to a replica that
#                      replicates and holds nothing that the primary does not
#
# Whatever moment it is killed at, it may simply be run again.
#
#   $POD_NAME       such as mysql-1
#   $MYSQL_PRIMARY  who is the primary, where it is not mysql-0
#   $MYSQL_MEMORY   the memory limit in bytes
set -eu
umask 077

volume=/var/lib/mysql    # data in it is the data folder; anything else is half of one
run=/var/run/mysqld      # in memory: it holds passwords
config=/shop/my.cnf
secrets=/secrets
primary=${MYSQL_PRIMARY:-mysql-0}

say() { echo "$POD_NAME: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

is_primary() { [ "$POD_NAME" = "$primary" ]; }

line() { printf '%s\n' "$*"; } # what some shells' echo does to a backslash is no good for a password

quoted() { # quoted FILE - its content as an SQL literal
  printf "'%s'" "$(sed -e 's/\\/\\\\/g' -e "s/'/''/g" "$secrets/$1")"
}

# The server knows by its operating system user who administers it: there is no password of root.
here() { mysql --no-defaults --user=root --skip-column-names --batch "$@"; }

there() { # there HOST ... - as the replication account
  host=$1
  shift
  MYSQL_PWD=$(cat "$secrets/mysql/replication-password") mysql --no-defaults --user=replication \
    --host="$host" --ssl-mode=REQUIRED --connect-timeout=3 --skip-column-names --batch "$@"
}

# --- prepare ---

prepare() {
  [ ! -d $volume/data ] || exit 0
  trap 'exit 143' TERM INT
  trap '[ -z "${server-}" ] || kill -KILL $server 2> /dev/null || true' EXIT
  if is_primary; then
    refuse_to_forget
    initialise
  else
    initialise
    clone
  fi
  # Only now, with all of it there.
  mv $volume/data.new $volume/data
  say 'the data folder is made'
}

# A primary that has lost its volume must not begin anew, while a replica has what it has lost.
refuse_to_forget() {
  end=$(($(date +%s) + 20)) # one that starts at this moment too takes a while until it answers
  while [ "$(date +%s)" -lt $end ]; do
    for address in $(getent ahosts mysql | sed 's/ .*//' | sort -u); do
      ! there "$address" --execute='SELECT 1' > /dev/null 2>&1 ||
        fail "I have no data, but $address is a replica that has: scripts/mysql-promote makes it the primary"
    done
    sleep 2 & wait $!
  done
}

initialise() {
  rm -rf $volume/data.new
  mysqld --no-defaults --initialize-insecure --datadir=$volume/data.new
}

clone() {
  donor=$primary.mysql
  until there "$donor" --execute='SELECT 1' > /dev/null 2>&1; do
    say "waiting for $donor, to copy its data"
    sleep 2 & wait $!
  done
  say "copying the data of $donor"
  temporary
  # Ends with the server stopping, and 3707 since nobody here starts it again.
  {
    line "SET GLOBAL clone_valid_donor_list = '$donor:3306';"
    line "CLONE INSTANCE FROM replication@'$donor':3306 IDENTIFIED BY $(quoted mysql/replication-password) REQUIRE SSL;"
  } | here --socket=$run/new.sock > $run/clone.log 2>&1 & wait $! || true
  grep -q 'ERROR 3707' $run/clone.log || fail "the copy failed: $(cat $run/clone.log)"
  wait $server || true
  temporary
  state=$(here --socket=$run/new.sock --execute='SELECT state FROM performance_schema.clone_status')
  [ "$state" = Completed ] || fail "the copy is $state"
  mysqladmin --no-defaults --user=root --socket=$run/new.sock shutdown
  wait $server || true
  server=
}

# A server of the new data folder that nobody reaches.
temporary() {
  rm -f $run/new.sock* # of one that was killed
  mysqld --defaults-file=$config --datadir=$volume/data.new --skip-networking \
    --socket=$run/new.sock --pid-file=$run/new.pid --skip-super-read-only --skip-read-only &
  server=$!
  until mysqladmin --no-defaults --user=root --socket=$run/new.sock --silent ping 2> /dev/null; do
    kill -0 $server 2> /dev/null || fail 'the new data folder does not start'
    sleep 1 & wait $!
  done
}

# --- run ---

run() {
  if is_primary; then lead; else follow; fi > $run/start.sql
  rm -f $run/mysqld.sock* # of one that was killed
  exec mysqld --defaults-file=$config --init-file=$run/start.sql \
    --server-id=$((${POD_NAME##*-} + 1)) --report-host="$POD_NAME.mysql" \
    --innodb-buffer-pool-size="$(buffer_pool)"
}

# Three quarters of what is left beside half a GiB: for connections, replication and MySQL itself.
buffer_pool() {
  mib=$(((MYSQL_MEMORY / 1048576 - 512) * 3 / 4))
  [ $mib -ge 64 ] || mib=64
  echo ${mib}M
}

# Statements for init-file, one a line. Accounts are replicated, so that they are right everywhere.
lead() {
  line 'STOP REPLICA;'
  line 'RESET REPLICA ALL;'
  line 'SET GLOBAL super_read_only = OFF;'
  line 'SET GLOBAL read_only = OFF;'
  line "ALTER USER root@localhost IDENTIFIED WITH auth_socket AS 'mysql';"
  account replication mysql/replication-password 'REQUIRE SSL'
  line "GRANT REPLICATION SLAVE, BACKUP_ADMIN ON *.* TO replication@'%';"
  for service in user product order payment; do
    line "CREATE DATABASE IF NOT EXISTS ${service}db CHARACTER SET utf8mb4;"
    user=$(quoted $service-service/username)
    account "$user" $service-service/db-password
    line "GRANT ALL ON ${service}db.* TO $user@'%';"
  done
  account product_reader product-service/db-reader-password
  line "GRANT SELECT ON productdb.* TO product_reader@'%';"
}

account() { # account NAME PASSWORD-FILE [REQUIREMENT]
  line "CREATE USER IF NOT EXISTS $1@'%';"
  line "ALTER USER $1@'%' IDENTIFIED BY $(quoted "$2") ${3-};"
}

follow() {
  line 'STOP REPLICA;'
  line "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '$primary.mysql', SOURCE_USER = 'replication', SOURCE_PASSWORD = $(quoted mysql/replication-password), SOURCE_SSL = 1, SOURCE_AUTO_POSITION = 1, SOURCE_HEARTBEAT_PERIOD = 1, SOURCE_CONNECT_RETRY = 1, SOURCE_RETRY_COUNT = 0;"
  line 'START REPLICA;'
}

# --- ready ---

ready() {
  socket=$run/mysqld.sock
  if [ "$(here --socket=$socket --execute='SELECT @@super_read_only')" = 0 ]; then
    exit 0
  fi
  # While the primary is away, it goes on connecting; a replica that gave up is OFF.
  threads=$(here --socket=$socket --execute="SELECT COUNT(*) FROM performance_schema.replication_connection_status c
    JOIN performance_schema.replication_applier_status a USING (channel_name)
    WHERE c.service_state <> 'OFF' AND a.service_state = 'ON'")
  [ "$threads" = 1 ] || fail 'does not replicate'
  # Ours first, so that what comes in between is not taken for our own.
  ours=$(here --socket=$socket --execute='SELECT @@gtid_executed')
  theirs=$(there "$primary.mysql" --execute='SELECT @@gtid_executed' 2> /dev/null) || exit 0
  own=$(here --socket=$socket --execute="SELECT GTID_SUBTRACT('$ours', '$theirs')")
  [ -z "$own" ] || fail "holds transactions that $primary does not: $own"
}

case ${1-} in
  prepare | run | ready) "$1" ;;
  *) fail 'usage: server.sh prepare | run | ready' ;;
esac
