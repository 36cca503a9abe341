# Shared by the scripts for a cluster: waiting for a rollout.

missing_images() { # missing_images NAMESPACE SELECTOR - the images that no node could pull so far
  for containers in initContainerStatuses containerStatuses; do
    kubectl -n "$1" get pods -l "$2" \
      -o "jsonpath={range .items[*].status.$containers[*]}{.state.waiting.reason} {.image}{\"\\n\"}{end}" 2> /dev/null |
      sed -n -E 's/^(ErrImagePull|ImagePullBackOff|ErrImageNeverPull|InvalidImageName) //p'
  done | sort -u
}

# The rollout continues: the kubelet retries, and uses an image that arrives later.
report_missing_images() { # report_missing_images NAMESPACE SELECTOR
  while images=$(missing_images "$1" "$2") && [ -z "$images" ]; do
    sleep 2 > /dev/null 2>&1
    kill -0 $$ 2> /dev/null || exit # the script has been killed
  done
  echo "Image not found:" $images"
  Load it into the nodes, or push it to a registry that they can reach (docs/kubernetes.md). Still waiting; Ctrl-C stops." >&2
}

# Waits for a rollout, and reports the first image that cannot be pulled.
await() { # await WORKLOAD TIMEOUT [SELECTOR OF ITS PODS [NAMESPACE]]
  report_missing_images "${4:-shop}" "${3:-app=${1#*/}}" &
  reporter=$!
  trap 'kill $reporter 2> /dev/null || true' EXIT
  trap 'exit 130' INT TERM
  rolled_out=0
  kubectl -n "${4:-shop}" rollout status "$1" --timeout="$2" || rolled_out=$?
  kill $reporter 2> /dev/null || true
  trap - EXIT INT TERM
  return $rolled_out
}
