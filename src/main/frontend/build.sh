#!/bin/sh
# Bundles the editors into the folder given, only when one of their sources or the lock file is newer than what was made of them.
set -e
out="$1"
if [ -f "$out/.made" ] && [ -z "$(find editors ../../../docs/element-templates build.mjs package-lock.json -newer "$out/.made")" ]; then
  exit 0
fi
node build.mjs "$out"
touch "$out/.made"
