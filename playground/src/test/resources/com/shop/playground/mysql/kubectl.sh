#!/bin/sh
# kubectl, as far as scripts/mysql-* use it, for the set $SET of MySqlSet, whose objects are in $STATE.
set -eu
# $NAMESPACE is that of the context.
if [ "$1" = -n ]; then namespace=$2 && shift 2; else namespace=${NAMESPACE-}; fi
[ "$namespace" = shop ] || { echo "in which namespace? $*" >&2; exit 1; }
case "$1 $2" in
  'create --filename=-') # scripts/lib/mysql-client.yaml
    pod=$(cat)
    name=$(echo "$pod" | sed -n 's/^  name: //p')
    secret=$STATE/../secrets/$(echo "$pod" | sed -n 's/^ *name: \(.*\)-secret$/\1/p' | head -n 1)
    primary=$(docker inspect "$SET-$(cat "$STATE/service" 2> /dev/null || echo mysql-0)" \
      --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}')
    docker run --detach --name "$SET-$name" --network "$SET" --add-host "mysql-service:$primary" --user 999 --read-only \
      --env DB_USERNAME="$(cat "$secret/username")" --env MYSQL_PWD="$(cat "$secret/db-password")" \
      --entrypoint sleep mysql:9.7 900 ;;
  'exec -i')
    case $3 in mysql-client-*)
      client=$SET-$3
      shift 4
      exec docker exec -i "$client" "$@" ;;
    esac
    pod=$3
    [ "$4 $5 $6" = '-c mysql --' ]
    shift 6
    exec docker exec -i "$SET-$pod" "$@" ;;
  'exec mysql-'*) # as kubectl exec mysql-0 -c mysql -- COMMAND
    pod=$2
    [ "$3 $4 $5" = '-c mysql --' ]
    shift 5
    exec docker exec "$SET-$pod" "$@" ;;
  'rollout restart')
    case $3 in
      statefulset/mysql) for pod in $("$0" -n shop get pods); do "$0" -n shop delete pod "$pod"; done ;;
      # The test starts it.
      deployment/mysqld-exporter) ;;
      *) exit 1 ;;
    esac ;;
  'get pods')
    pods=$(docker ps --all --filter "network=$SET" --format '{{.Names}}' |
      sed -n "s/^$SET-\(mysql-[0-9]*\)\(-init\)\{0,1\}$/\1/p" | sort -u)
    case $* in
      *Ready*) for pod in $pods; do [ -e "$STATE/ready-$pod" ] && echo "$pod=True" || echo "$pod=False"; done ;;
      *) echo $pods ;;
    esac ;;
  'get service') cat "$STATE/service" 2> /dev/null || echo mysql-0 ;;
  'get pod') docker inspect "$SET-$3" ;;
  'get configmap') cat "$STATE/primary" 2> /dev/null || true ;;
  'apply --filename=-') sed -n '/^data:/,$ s/^  name: //p' > "$STATE/primary" ;;
  'patch service') echo "$4" | sed 's/.*pod-name": "\([^"]*\)".*/\1/' > "$STATE/service" ;;
  'delete pod')
    case $3 in mysql-client-*) exec docker rm --force "$SET-$3" ;; esac
    rm -f "$STATE/ready-$3"
    : > "$STATE/delete-pod-$3"
    while [ -e "$STATE/delete-pod-$3" ]; do sleep 0.1; done ;;
  'delete pvc') : > "$STATE/delete-pvc-${3#data-}" ;;
  'wait --for=condition=Ready')
    case $3 in pod/mysql-client-*) exit 0 ;; esac
    until [ -e "$STATE/ready-${3#pod/}" ]; do sleep 0.2; done ;;
  *)
    echo "kubectl $*: not known here" >&2
    exit 1 ;;
esac
