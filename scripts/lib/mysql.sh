# Shared by the scripts mysql-*: how they reach the servers of the set.

fail() {
  echo "$*" >&2
  exit 1
}

help() { # help SCRIPT - the comment at its head
  sed -n '/^# Usage/,/^set/ s/^# \{0,1\}//p' "$1"
}

in_pod() ( # in_pod POD COMMAND ... - a subshell, so that the caller keeps its own pod
  pod=$1
  shift
  kubectl -n shop exec -i "$pod" -c mysql -- "$@"
)

sql() { # sql POD STATEMENTS - what they return, without headings
  in_pod "$1" mysql --no-defaults --user=root --socket=/var/run/mysqld/mysqld.sock \
    --skip-column-names --batch --execute="$2" < /dev/null
}

pods() { kubectl -n shop get pods --selector=app=mysql --output='jsonpath={.items[*].metadata.name}'; }

primary() {
  named=$(kubectl -n shop get configmap mysql-primary --ignore-not-found --output='jsonpath={.data.name}')
  echo "${named:-mysql-0}"
}

transactions() { # transactions POD - what it has, also what it has received and not applied yet
  sql "$1" "SELECT CONCAT_WS(',', NULLIF(@@gtid_executed, ''), NULLIF(
    (SELECT received_transaction_set FROM performance_schema.replication_connection_status LIMIT 1), ''))"
}

has() { # has POD TRANSACTIONS - whether it has applied them, or does within a minute
  [ "$(sql "$1" "SELECT WAIT_FOR_EXECUTED_GTID_SET('$2', 60)" 2> /dev/null)" = 0 ]
}
