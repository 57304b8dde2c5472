#!/bin/sh
# Prints the path of a Chromium or Chrome for the browser tests. With --install, and where apt and the
# rights to use it are there, installs Chromium if none is found.
set -u

find_browser() {
  for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    [ -n "$browser" ] && command -v "$browser" && return 0
  done
  return 1
}

find_browser && exit 0

if [ "${1:-}" = --install ] && command -v apt-get >/dev/null; then
  become=
  [ "$(id -u)" = 0 ] || become="sudo -n"
  if [ -z "$become" ] || sudo -n true 2>/dev/null; then
    echo "Installing Chromium for the browser tests (a minute or two) ..." >&2
    $become apt-get update -qq >&2 && $become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >&2
    find_browser && exit 0
  fi
fi

cat >&2 <<'TEXT'
The browser tests need Chromium or Chrome, and found none.
  Debian, Ubuntu:  sudo apt-get install chromium
  macOS:           brew install --cask chromium
  elsewhere:       make test CHROMIUM=/path/to/chrome
TEXT
exit 1
