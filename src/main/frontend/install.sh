#!/bin/sh
# npm ci only when the lock file is newer than what is installed, so that a restart does not wait for npm.
set -e
if [ node_modules/.package-lock.json -nt package-lock.json ]; then
  exit 0
fi
npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
touch node_modules/.package-lock.json
