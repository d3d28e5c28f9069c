#!/usr/bin/env bash
# Makes ready what the tests in a browser need: Chromium, by apt-get where root may use it, and what they need of Node.js.
set -euo pipefail
cd "$(dirname "$0")"

has() { command -v "$1" >/dev/null; }

if [ -z "${TSREVIEW_CHROMIUM:-}" ] && ! has chromium && ! has chromium-browser && ! has google-chrome; then
  if [ "$(id -u)" -ne 0 ] || ! has apt-get; then
    echo "The tests in a browser need Chromium; TSREVIEW_CHROMIUM names one that is not on PATH." >&2
    exit 1
  fi
  apt-get update -q
  # Liberation has the widths of Arial, on which it depends how many sheets a report has.
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium fonts-liberation
fi

../support/set_up_node.sh "$PWD"
