# Sourced by the other scripts: where the checkout is, and what must be installed.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
configuration=${PLATFORM_CONFIGURATION:-Debug}

stop() { echo "$*" >&2; exit 1; }

demand_dotnet() {
  command -v dotnet >/dev/null || stop "Install the .NET SDK 10 (https://dotnet.microsoft.com/download): the command dotnet was not found."
  # global.json asks for 10; without it installed dotnet itself lists what there is.
  (cd "$root" && dotnet --version >/dev/null 2>&1) || stop "Install the .NET SDK 10 (https://dotnet.microsoft.com/download): only $(cd / && dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ' -) was found."
}

demand_node() {
  command -v node >/dev/null && command -v npm >/dev/null || stop "Install Node.js 20 or later, with npm (https://nodejs.org): the style sheets and scripts of the pages are made with it."
  [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || stop "Install Node.js 20 or later (https://nodejs.org): version $(node --version) was found."
}

# Quiet when all is well; otherwise each error once.
build_quietly() {
  local output
  if ! output=$(dotnet build "$@" -c "$configuration" -v q --nologo -clp:"ErrorsOnly;NoSummary" 2>&1); then
    grep -E ': error|error :|MSBUILD' <<<"$output" | sed "s#$root/##g" | sort -u | head -n 50 >&2
    stop "The build failed. The lines above say where."
  fi
}
