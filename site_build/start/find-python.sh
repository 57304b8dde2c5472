#!/bin/sh
# Prints the path of a Python 3.11, 3.12 or 3.13 that can make virtual environments; newest first.
set -u

suits() {
  "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

use() {
  if suits "$1"; then
    "$1" -c 'import sys; print(sys.executable)'
    exit 0
  fi
}

[ -z "${PYTHON:-}" ] || use "$PYTHON"
for version in 3.13 3.12 3.11; do
  use "python$version"
  for python in "${PYENV_ROOT:-${HOME:-/nonexistent}/.pyenv}/versions/$version".*/bin/python; do
    use "$python"
  done
done
use python3

cat >&2 <<'TEXT'
Setara needs Python 3.11, 3.12 or 3.13 with its venv module, and found none.
Looked for: python3.13, python3.12, python3.11, python3, and the versions of pyenv.
  Debian, Ubuntu:  sudo apt-get install python3 python3-venv
  macOS:           brew install python@3.13
  elsewhere:       make serve PYTHON=/path/to/python3.13
TEXT
exit 1
