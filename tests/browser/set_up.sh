#!/usr/bin/env bash
# Makes ready what the tests in a browser need: Node.js and Chromium, by apt-get where root may use it, and npm's packages.
set -euo pipefail
cd "$(dirname "$0")"

has() { command -v "$1" >/dev/null; }

# Liberation has the widths of Arial, on which it depends how many sheets a report has.
missing=()
has node && has npm || missing+=(nodejs npm)
[ -n "${TSREVIEW_CHROMIUM:-}" ] || has chromium || has chromium-browser || has google-chrome || missing+=(chromium fonts-liberation)

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ] || ! has apt-get; then
    echo "The tests in a browser need ${missing[*]}. Install Node.js 18.19 or later with npm, and Chromium;" \
      "TSREVIEW_CHROMIUM names one that is not on PATH." >&2
    exit 1
  fi
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
fi

# A package runs nothing while it is installed.
[ node_modules -nt package-lock.json ] || { npm ci --engine-strict --ignore-scripts --no-audit --no-fund; touch node_modules; }
