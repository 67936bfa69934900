#!/bin/sh
# Says clearly what is missing before Maven runs npm: the pages' browser libraries come from npm.
need=20
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "cunyi needs Node.js $need or newer with npm to build its pages; none was found on the PATH." >&2
  echo "构建页面需要 Node.js $need 或更高版本（含 npm），请先安装。" >&2
  exit 1
fi
have=$(node -p 'process.versions.node.split(".")[0]')
if [ "$have" -lt "$need" ]; then
  echo "cunyi needs Node.js $need or newer; found $(node --version)." >&2
  echo "构建页面需要 Node.js $need 或更高版本，当前为 $(node --version)。" >&2
  exit 1
fi
