#!/usr/bin/env bash
# build/run.sh [--data DIR] [--urls URL]
# Builds what changed, prepares a database with a demonstration in it, and serves the platform on this machine.
#   --data DIR  where the database and what belongs to it are kept; data/ in the checkout unless said otherwise
#   --urls URL  where to serve; http://127.0.0.1:5080 unless said otherwise
set -euo pipefail
. "$(dirname "$0")/prerequisites.sh"

data=$root/data urls=http://127.0.0.1:5080
while [ $# -gt 0 ]; do
  case $1 in
    --data) [ $# -ge 2 ] || stop "--data needs a folder."; data=$2; shift ;;
    --urls) [ $# -ge 2 ] || stop "--urls needs an address, for example http://127.0.0.1:5080."; urls=$2; shift ;;
    -h | --help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) stop "'$1' is not an option of build/run.sh. It knows --data DIR and --urls URL." ;;
  esac
  shift
done
mkdir -p "$data" && data=$(cd "$data" && pwd)

demand_dotnet

# A build that has nothing to do still takes a while, so it is skipped unless a file is newer than the last one. Files are
# compared with when that build began, folders (whose time tells that a file went) with when it ended.
cd "$root"
program=host/Platform.Host/bin/$configuration/net10.0/Platform.Host.dll
began=host/Platform.Host/obj/run-$configuration-began ended=host/Platform.Host/obj/run-$configuration-ended
changed() {
  [ -f "$program" ] && [ -f "$began" ] && [ -f "$ended" ] || return 0
  [ -n "$(find host modules build/stand-ins common.props global.json Directory.Build.props Directory.Packages.props .editorconfig \
    \( -name bin -o -name obj -o -name node_modules -o -path '*/Platform.Web/wwwroot/assets' \) -prune -o \
    \( -type f -newer "$began" -o -type d -newer "$ended" \) -print -quit)" ]
}
if changed; then
  demand_node
  echo "Building; the first time takes a few minutes"
  mkdir -p "$(dirname "$began")"
  touch "$began.new"
  build_quietly host/Platform.Host/Platform.Host.csproj
  mv "$began.new" "$began"
  touch "$ended"
fi

build/platform migrate --data "$data"
build/platform seed --demo --data "$data"
exec build/platform serve --data "$data" --urls "$urls"
