# Shared by the scripts mysql-*: access to the servers of the MySQL set.

in_pod() ( # in_pod POD COMMAND... - a subshell, so that the caller keeps its own $pod
  pod=$1
  shift
  kubectl -n shop exec -i "$pod" -c mysql -- "$@"
)

server() ( # server POD COMMAND... - a command of server.sh
  pod=$1
  shift
  in_pod "$pod" sh /shop/server.sh "$@" < /dev/null
)

sql() { # sql POD STATEMENTS - prints the result without headings
  in_pod "$1" mysql --no-defaults --user=root --socket=/var/run/mysqld/mysqld.sock \
    --skip-column-names --batch --execute="$2" < /dev/null
}

pods() { kubectl -n shop get pods --selector=app=mysql --output='jsonpath={.items[*].metadata.name}'; }

primary() {
  named=$(kubectl -n shop get configmap mysql-primary --ignore-not-found --output='jsonpath={.data.name}')
  echo "${named:-mysql-0}"
}

executed() { # executed POD - the transactions that it has applied
  sql "$1" 'SELECT @@gtid_executed'
}

received() { # received POD - the transactions that it has applied, or received and not applied yet
  sql "$1" "SELECT CONCAT_WS(',', NULLIF(@@gtid_executed, ''), NULLIF(
    (SELECT received_transaction_set FROM performance_schema.replication_connection_status LIMIT 1), ''))"
}

has() { # has POD TRANSACTIONS [SECONDS] - waits until it has applied them, a minute at most
  [ "$(sql "$1" "SELECT WAIT_FOR_EXECUTED_GTID_SET('$2', ${3-60})" 2> /dev/null)" = 0 ]
}

# Wherever MySQL runs, mysql-service leads to its primary, and a pod of the shop may connect to it.
start_client() { # start_client SECRET - a pod that uses the account of SECRET, and ends with the script
  client=mysql-client-$$
  trap 'kubectl -n shop delete pod "$client" --ignore-not-found --wait=false > /dev/null' EXIT
  trap 'exit 130' INT TERM
  sed -e "s/NAME$/$client/" -e "s/SECRET$/$1/" "$root/scripts/lib/mysql-client.yaml" |
    kubectl -n shop create --filename=- > /dev/null
  kubectl -n shop wait --for=condition=Ready "pod/$client" --timeout=2m > /dev/null || fail "Pod $client does not start."
  tries=0
  # The policies may take a moment to apply to a new pod.
  until echo 'SELECT 1;' | client > /dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 10 ] || fail "MySQL cannot be reached: $(echo 'SELECT 1;' | client 2>&1)"
    sleep 1
  done
}

client() { # client < STATEMENTS - prints the results without headings
  kubectl -n shop exec -i "$client" -- sh -c \
    'exec mysql --no-defaults --host=mysql-service --user="$DB_USERNAME" --connect-timeout=5 --skip-column-names --batch'
}
