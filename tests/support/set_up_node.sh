#!/usr/bin/env bash
# Makes ready what the tests in a folder need of Node.js: itself, by apt-get where root may use it, and npm's packages.
set -euo pipefail
cd "$1"

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests in $1 need Node.js 18.19 or later with npm." >&2
    exit 1
  fi
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends nodejs npm
fi

# A package runs nothing while it is installed.
[ node_modules -nt package-lock.json ] || { npm ci --engine-strict --ignore-scripts --no-audit --no-fund; touch node_modules; }
