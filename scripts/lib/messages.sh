# Shared by all scripts: errors and --help.

fail() {
  echo "$*" >&2
  exit 1
}

help() { # help SCRIPT - prints the comment at its top
  sed -n '/^# Usage/,/^set/ s/^# \{0,1\}//p' "$1"
}

require() { # require PROGRAM HOW_TO_GET_IT
  command -v "$1" > /dev/null || fail "$1 is missing: $2"
}
