#!/usr/bin/env bash
# build/test.sh [--faults] [--filter TEXT] [--no-build]
# Builds everything and runs every test project under tests/. The last line is the count, alone.
#   --faults       also the long tests that kill processes and cut connections
#   --filter TEXT  only tests whose full name contains TEXT
#   --no-build     run what was built before
set -uo pipefail
. "$(dirname "$0")/prerequisites.sh"
cd "$root"

options=() build=yes
while [ $# -gt 0 ]; do
  case $1 in
    --faults) options+=(-explicit on); export PLATFORM_TEST_FAULTS=1 ;;
    --filter) [ $# -ge 2 ] || stop "--filter needs a part of a test's name."; options+=(-method "*$2*"); filter=$2; shift ;;
    --no-build) build=no ;;
    -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) stop "'$1' is not an option of build/test.sh. It knows --faults, --filter TEXT and --no-build." ;;
  esac
  shift
done

demand_dotnet
demand_node

# Where it is allowed to, the script fetches the browser, the database server and the message broker that some tests need. Elsewhere those
# tests are skipped and say what to install.
need=()
command -v chromium >/dev/null || need+=(chromium fonts-liberation)
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null || [ -n "${PLATFORM_POSTGRES_BIN-}${PLATFORM_TEST_POSTGRES-}" ] || need+=(postgresql)
ls -d /usr/lib/rabbitmq/lib/rabbitmq_server-* >/dev/null 2>&1 || [ -n "${PLATFORM_RABBITMQ_BIN-}" ] || need+=(rabbitmq-server)
if [ ${#need[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release && [ -z "${PLATFORM_TEST_NO_INSTALL-}" ]; then
  echo "Installing ${need[*]} for the tests"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}"; } >/dev/null 2>&1 \
    || echo "They could not be installed; the tests that need them are skipped."
  # The tests start a broker of their own; the service that comes with the package is not needed.
  case " ${need[*]} " in *" rabbitmq-server "*) { service rabbitmq-server stop; update-rc.d rabbitmq-server disable; } >/dev/null 2>&1 ;; esac
fi

if [ "$build" = yes ]; then
  build/sync-solution --check || exit 1
  echo "Building Platform.sln"
  build_quietly Platform.sln
fi

results=$root/TestResults
rm -rf "$results" && mkdir -p "$results"
passed=0 failed=0 skipped=0 broken=()
attribute() { sed -n "s/.*<assembly [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1; }

for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  program=$(dirname "$project")/bin/$configuration/net10.0/$name.dll
  [ -f "$program" ] || stop "$program is not there. Run build/test.sh without --no-build."
  started=$SECONDS
  # One at a time: each project already uses every core. A test that hangs ends after three quarters of an hour.
  timeout --kill-after=10 2700 dotnet "$program" -noLogo -noColor ${options[@]+"${options[@]}"} \
    -xml "$results/$name.xml" -trx "$results/$name.trx" >"$results/$name.log" 2>&1
  code=$?
  # The framework writes its counts only when it came to an end.
  if [ ! -s "$results/$name.xml" ]; then
    cat "$results/$name.log"
    echo "$name ended without a result (code $code)"
    failed=$((failed + 1)) broken+=("$name")
    continue
  fi
  p=$(attribute passed "$results/$name.xml") f=$(attribute failed "$results/$name.xml")
  s=$(attribute skipped "$results/$name.xml") e=$(attribute errors "$results/$name.xml")
  f=$((${f:-0} + ${e:-0}))
  [ "$code" = 0 ] || [ "$f" -gt 0 ] || f=1
  if [ "$f" -gt 0 ]; then
    grep -vE '^ +(Discover|Starting|Finished)|\[SKIP\]' "$results/$name.log"
    broken+=("$name")
  fi
  passed=$((passed + ${p:-0})) failed=$((failed + f)) skipped=$((skipped + ${s:-0}))
  echo "$name: ${p:-0} passed, $f failed, ${s:-0} skipped in $((SECONDS - started)) s"
  # What a test measured on the way.
  grep -oE 'Figure: [^<&]*' "$results/$name.xml" | sed 's/^Figure: /  /'
  # Why something was skipped is said once for each reason.
  grep -oE '<reason><!\[CDATA\[[^]]*' "$results/$name.xml" | sed 's/.*\[//' | sort | uniq -c | sed 's/^ *\([0-9]*\) /  \1 skipped: /'
done

[ ${#broken[@]} -eq 0 ] || echo "Failed in: ${broken[*]}. Full logs are in TestResults/."
none=$((passed + failed == 0))
[ $none = 0 ] || echo "No test ran${filter:+ whose name contains '$filter'}."
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ $none = 0 ]
