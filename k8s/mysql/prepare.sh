#!/bin/sh
# Makes ready what mysqld starts with: its data folder, once; accounts and schemas, at every start.
# Whatever moment it is killed at, it may simply be run again.
#
#   $DATA     the volume; the data folder is $DATA/data
#   $RUN      in memory; receives accounts.sql for mysqld and client.cnf for whoever administers it
#   $SECRETS  one folder a service with username and db-password, and mysql/root-password
set -eu
DATA=${DATA:-/var/lib/mysql} RUN=${RUN:-/var/run/mysqld} SECRETS=${SECRETS:-/secrets}
umask 077

quoted() { # quoted FILE - its content as an SQL literal
  printf "'%s'" "$(sed -e 's/\\/\\\\/g' -e "s/'/''/g" "$1")"
}

account() { # account SCHEMA SERVICE - a schema, and the account that reaches it and nothing else
  user="$(quoted "$SECRETS/$2/username")@'%'"
  echo "CREATE DATABASE IF NOT EXISTS $1 CHARACTER SET utf8mb4;"
  echo "CREATE USER IF NOT EXISTS $user;"
  echo "ALTER USER $user IDENTIFIED BY $(quoted "$SECRETS/$2/db-password");"
  echo "GRANT ALL ON $1.* TO $user;"
}

# Renamed when it is complete: half a data folder is never taken for one.
if [ ! -d "$DATA/data" ]; then
  rm -rf "$DATA/data.new"
  mysqld --no-defaults --initialize-insecure --datadir="$DATA/data.new"
  mv "$DATA/data.new" "$DATA/data"
fi

# One statement a line, as init-file wants it. Each server's own business, so not replicated.
{
  echo "SET sql_log_bin = 0;"
  echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $(quoted "$SECRETS/mysql/root-password");"
  account userdb user-service
  account productdb product-service
  account orderdb order-service
  account paymentdb payment-service
} > "$RUN/accounts.sql"

cat > "$RUN/client.cnf" <<CNF
[client]
user = root
password = "$(cat "$SECRETS/mysql/root-password")"
socket = /var/run/mysqld/mysqld.sock
CNF
