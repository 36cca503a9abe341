#!/bin/sh
# kubectl, as far as scripts/mysql-* use it, for the set $SET of MySqlSet, whose objects are in $STATE.
set -eu
[ "$1 $2" = '-n shop' ] || { echo "in which namespace? $*" >&2; exit 1; }
shift 2
case "$1 $2" in
  'exec -i')
    pod=$3
    [ "$4 $5 $6" = '-c mysql --' ]
    shift 6
    exec docker exec -i "$SET-$pod" "$@" ;;
  'get pods')
    docker ps --all --filter "network=$SET" --format '{{.Names}}' |
      sed -n "s/^$SET-\(mysql-[0-9]*\)\(-init\)\{0,1\}$/\1/p" | sort -u | tr '\n' ' ' ;;
  'get pod') docker inspect "$SET-$3" ;;
  'get configmap') cat "$STATE/primary" 2> /dev/null || true ;;
  'apply --filename=-') sed -n '/^data:/,$ s/^  name: //p' > "$STATE/primary" ;;
  'patch service') echo "$4" | sed 's/.*pod-name": "\([^"]*\)".*/\1/' > "$STATE/service" ;;
  'delete pod')
    rm -f "$STATE/ready-$3"
    : > "$STATE/delete-pod-$3"
    while [ -e "$STATE/delete-pod-$3" ]; do sleep 0.1; done ;;
  'delete pvc') : > "$STATE/delete-pvc-${3#data-}" ;;
  'wait --for=condition=Ready') until [ -e "$STATE/ready-${3#pod/}" ]; do sleep 0.2; done ;;
  *)
    echo "kubectl $*: not known here" >&2
    exit 1 ;;
esac
