#!/bin/sh
# Runs one server of the MySQL set. The primary is mysql-0, or the pod that scripts/mysql-promote has
# named; every other server is its replica. At each start the server becomes what it has to be,
# whatever it was before, so that every command may be killed at any moment and run again.
#
#   server.sh prepare     creates the data folder if there is none: a new one on the primary, a copy
#                         of the primary's on a replica
#   server.sh run         starts mysqld
#   server.sh ready       the readiness probe: a primary accepts writes; a replica replicates and has
#                         no transaction that its primary lacks
#
# While the server runs, scripts/mysql-promote calls:
#
#   server.sh lead        makes it the primary
#   server.sh follow POD  makes it a replica of POD, and closes the services' connections
#   server.sh disconnect  closes the services' connections
#
#   $POD_NAME       such as mysql-1
#   $MYSQL_PRIMARY  the primary at the container's start, if it is not mysql-0
#   $MYSQL_MEMORY   the memory limit in bytes
set -eu
umask 077

volume=/var/lib/mysql    # its folder data is complete; data.new may be half of one
run=/var/run/mysqld      # in memory: it holds passwords
socket=$run/mysqld.sock
config=/shop/my.cnf
secrets=/secrets
primary=${MYSQL_PRIMARY:-mysql-0}

say() { echo "$POD_NAME: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

is_primary() { [ "$POD_NAME" = "$primary" ]; }

line() { printf '%s\n' "$*"; } # not echo, which interprets the backslashes of a password in some shells

quoted() { # quoted FILE - its content as an SQL literal
  printf "'%s'" "$(sed -e 's/\\/\\\\/g' -e "s/'/''/g" "$secrets/$1")"
}

# root is authenticated by the operating system's user and has no password.
here() { # here --socket=FILE [OPTION]...
  mysql --no-defaults --user=root --skip-column-names --batch "$@"
}

there() { # there HOST [OPTION]... - as the replication account
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
  # Only a complete data folder has this name.
  mv $volume/data.new $volume/data
  say 'created the data folder'
}

# A primary that has lost its volume must not start empty while a replica still has the data.
refuse_to_forget() {
  end=$(($(date +%s) + 20)) # replicas that start at the same moment need some time to answer
  while [ "$(date +%s)" -lt $end ]; do
    for address in $(getent ahosts mysql | sed 's/ .*//' | sort -u); do
      ! there "$address" --execute='SELECT 1' > /dev/null 2>&1 ||
        fail "refusing to start empty: the replica at $address has data. Promote it: scripts/mysql-promote"
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
    say "waiting for $donor to copy its data"
    sleep 2 & wait $!
  done
  say "copying the data of $donor"
  temporary
  # Ends with error 3707: the server has stopped, and nothing here restarts it.
  {
    line "SET GLOBAL clone_valid_donor_list = '$donor:3306';"
    line "CLONE INSTANCE FROM replication@'$donor':3306 IDENTIFIED BY $(quoted mysql/replication-password) REQUIRE SSL;"
  } | here --socket=$run/new.sock > $run/clone.log 2>&1 & wait $! || true
  grep -q 'ERROR 3707' $run/clone.log || fail "the copy failed: $(cat $run/clone.log)"
  wait $server || true
  temporary
  state=$(here --socket=$run/new.sock --execute='SELECT state FROM performance_schema.clone_status')
  [ "$state" = Completed ] || fail "the copy failed: $state"
  mysqladmin --no-defaults --user=root --socket=$run/new.sock shutdown
  wait $server || true
  server=
}

# Starts a server on the new data folder, without a network.
temporary() {
  rm -f $run/new.sock* # left by a server that was killed
  mysqld --defaults-file=$config --datadir=$volume/data.new --skip-networking \
    --socket=$run/new.sock --pid-file=$run/new.pid --skip-super-read-only --skip-read-only &
  server=$!
  until mysqladmin --no-defaults --user=root --socket=$run/new.sock --silent ping 2> /dev/null; do
    kill -0 $server 2> /dev/null || fail 'mysqld does not start on the new data folder'
    sleep 1 & wait $!
  done
}

# --- run ---

run() {
  if is_primary; then lead_statements; accounts; else follow_statements "$primary"; fi > $run/start.sql
  rm -f $socket* # left by a server that was killed
  exec mysqld --defaults-file=$config --init-file=$run/start.sql \
    --server-id=$((${POD_NAME##*-} + 1)) --report-host="$POD_NAME.mysql" \
    --innodb-buffer-pool-size="$(buffer_pool)"
}

# Three quarters of the memory above 512 MiB; the rest is for connections, replication and MySQL itself.
buffer_pool() {
  mib=$(((MYSQL_MEMORY / 1048576 - 512) * 3 / 4))
  [ $mib -ge 64 ] || mib=64
  echo ${mib}M
}

# All statements are one a line, as init-file requires.
lead_statements() {
  line 'STOP REPLICA;'
  line 'RESET REPLICA ALL;'
  line 'SET GLOBAL rpl_semi_sync_source_enabled = ON;'
  line 'SET GLOBAL super_read_only = OFF;'
  line 'SET GLOBAL read_only = OFF;'
}

follow_statements() { # follow_statements POD
  line 'SET GLOBAL super_read_only = ON;'
  line 'SET GLOBAL rpl_semi_sync_source_enabled = OFF;'
  line 'STOP REPLICA;'
  line "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '$1.mysql', SOURCE_USER = 'replication', SOURCE_PASSWORD = $(quoted mysql/replication-password), SOURCE_SSL = 1, SOURCE_AUTO_POSITION = 1, SOURCE_HEARTBEAT_PERIOD = 1, SOURCE_CONNECT_RETRY = 1, SOURCE_RETRY_COUNT = 0;"
  line 'START REPLICA;'
}

# The primary's only: replicas get the accounts by replication.
accounts() {
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
  auditor=$(quoted audit/username)
  account "$auditor" audit/db-password
  for schema in productdb orderdb paymentdb; do line "GRANT SELECT ON $schema.* TO $auditor@'%';"; done
  line "GRANT PROCESS ON *.* TO $auditor@'%';" # to see whether the services are connected
  [ -e "$secrets/mysql/exporter-password" ] || return 0
  account exporter mysql/exporter-password 'WITH MAX_USER_CONNECTIONS 3'
  line "GRANT REPLICATION CLIENT ON *.* TO exporter@'%';" # the server's status, and no data
}

account() { # account NAME PASSWORD-FILE [REQUIREMENT]
  line "CREATE USER IF NOT EXISTS $1@'%';"
  line "ALTER USER $1@'%' IDENTIFIED BY $(quoted "$2") ${3-};"
}

# --- while it runs ---

lead() { lead_statements | here --socket=$socket; }

follow() { # follow POD
  follow_statements "$1" | here --socket=$socket
  disconnect
  tries=0
  until [ "$(here --socket=$socket --execute='SELECT service_state
    FROM performance_schema.replication_connection_status')" = ON ]; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || fail "cannot connect to $1"
    sleep 0.2
  done
}

# A connection that has ended meanwhile is no error.
disconnect() {
  for service in user product order payment; do
    here --socket=$socket --execute="SELECT CONCAT('KILL ', id, ';')
      FROM performance_schema.processlist WHERE user = $(quoted $service-service/username)"
  done | here --socket=$socket --force 2> /dev/null || true
}

# --- ready ---

ready() {
  source=$(here --socket=$socket --execute='SELECT host FROM performance_schema.replication_connection_configuration')
  writes=$(here --socket=$socket --execute='SELECT NOT @@super_read_only')
  if [ -z "$source" ]; then
    [ "$writes" = 1 ] || fail 'is read-only and no replica'
    exit 0
  fi
  [ "$writes" = 0 ] || fail "accepts writes, but is a replica of $source"
  # A replica whose primary is away is CONNECTING; one that has given up is OFF.
  threads=$(here --socket=$socket --execute="SELECT COUNT(*) FROM performance_schema.replication_connection_status c
    JOIN performance_schema.replication_applier_status a USING (channel_name)
    WHERE c.service_state <> 'OFF' AND a.service_state = 'ON'")
  [ "$threads" = 1 ] || fail 'does not replicate'
  # Its own transactions are read first, so that it never seems to have more than its primary.
  ours=$(here --socket=$socket --execute='SELECT @@gtid_executed')
  theirs=$(there "$source" --execute='SELECT @@gtid_executed' 2> /dev/null) || exit 0
  own=$(here --socket=$socket --execute="SELECT GTID_SUBTRACT('$ours', '$theirs')")
  [ -z "$own" ] || fail "has transactions that $source lacks: $own"
}

case ${1-} in
  prepare | run | ready | lead | disconnect) "$1" ;;
  follow) follow "${2:?POD is missing}" ;;
  *) fail 'usage: server.sh prepare | run | ready | lead | follow POD | disconnect' ;;
esac
