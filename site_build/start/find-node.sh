#!/bin/sh
# Checks that Node 20 or later and npm are there; prints nothing when they are.
set -u

major=$(node --version 2>/dev/null | sed 's/^v//; s/\..*//')
if [ "${major:-0}" -ge 20 ] && npm --version >/dev/null 2>&1; then
  exit 0
fi

if [ -n "$major" ]; then found="found Node $(node --version)"; else found="found no Node"; fi
cat >&2 <<TEXT
Setara needs Node 20 or later with npm to set the formulas and prepare Python for the browser; $found.
  Debian 13, Ubuntu 25.04 or later:  sudo apt-get install nodejs npm
  macOS:                             brew install node
TEXT
exit 1
