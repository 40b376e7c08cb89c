# Sourced by `parley` and `test.sh` with $root set: installs what is missing and puts a Node that
# can run this repository first on PATH. Only sh and npm are used until a Node of the right age is
# known, because the machine's own Node may be of any age.

node_wanted='24.7'

parley_fail() {
  printf '%s\n' "parley: $1" >&2
  exit 1
}

# True when the command $1 is a Node of at least $node_wanted.
parley_node_fits() {
  parley_version=$("$1" --version 2>/dev/null) || return 1
  parley_version=${parley_version#v}
  parley_major=${parley_version%%.*}
  parley_minor=${parley_version#*.}
  parley_minor=${parley_minor%%.*}
  case "$parley_major$parley_minor" in '' | *[!0-9]*) return 1 ;; esac
  [ "$parley_major" -gt "${node_wanted%.*}" ] && return 0
  [ "$parley_major" -eq "${node_wanted%.*}" ] && [ "$parley_minor" -ge "${node_wanted#*.}" ]
}

# True for an npm of this version that heeds `strict-allow-scripts` of .npmrc.
parley_npm_asks() {
  parley_minor=${1#*.}
  parley_minor=${parley_minor%%.*}
  [ "${1%%.*}" -gt 11 ] || { [ "${1%%.*}" -eq 11 ] && [ "$parley_minor" -ge 19 ]; }
}

# npm 6 and older know no workspaces and no lock file of today: such an npm fetches a newer Node and
# npm into a folder of their own, and those do the work.
parley_npm_ci() {
  parley_npm=$(npm --version 2>/dev/null) || return 127
  if [ "${parley_npm%%.*}" -ge 7 ]; then
    # One that knows `allowScripts` refuses a package that brings a script of its own; an older one
    # would run it, and compile what comes with a binding.gyp: none of either is needed.
    parley_scripts=
    parley_npm_asks "$parley_npm" || parley_scripts=--ignore-scripts
    npm ci $parley_scripts --no-audit --no-fund --loglevel=error
    return
  fi
  parley_bridge=$(mktemp -d) || return 1
  printf '{"private":true}\n' >"$parley_bridge/package.json"
  (
    cd "$parley_bridge" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error \
      "node-linux-$(parley_cpu)@24.21.0" npm@11.19.1
  ) || return 1
  PATH="$parley_bridge/node_modules/.bin:$PATH" npm ci --no-audit --no-fund --loglevel=error
  parley_status=$?
  rm -rf "$parley_bridge"
  return "$parley_status"
}

parley_cpu() {
  case "$(uname -m)" in aarch64 | arm64) echo arm64 ;; *) echo x64 ;; esac
}

parley_installed() {
  cmp -s "$root/package-lock.json" "$root/node_modules/.parley-lock"
}

# A fast line takes a minute, a slow one many: whoever waits sees that it still goes on.
parley_tell_install() {
  sleep 2 >/dev/null 2>&1
  echo 'parley: installing, once: 750 MB from the npm registry; a fast line takes a minute.' >&2
  parley_minutes=0
  # A sleep outlives the one who waits for it: it keeps no output of ours open.
  while sleep 60 >/dev/null 2>&1; do
    parley_minutes=$((parley_minutes + 1))
    echo "parley: still installing, $parley_minutes min." >&2
  done
}

# One install at a time, quiet unless it takes long; the stamp is a copy of the lock file.
parley_install() {
  command -v npm >/dev/null 2>&1 || parley_fail 'npm is needed to install, and is not on PATH.'
  exec 9<"$root/package-lock.json"
  if command -v flock >/dev/null 2>&1; then flock 9; fi
  if ! parley_installed; then
    parley_output=$(mktemp) || parley_fail 'no temporary file can be made.'
    parley_tell_install 9<&- &
    parley_notice=$!
    parley_status=0
    (cd "$root" && parley_npm_ci 9<&-) >"$parley_output" 2>&1 || parley_status=$?
    kill "$parley_notice" 2>/dev/null || true
    wait "$parley_notice" 2>/dev/null || true
    [ "$parley_status" -eq 0 ] || cat "$parley_output" >&2
    rm -f "$parley_output"
    [ "$parley_status" -eq 0 ] || parley_fail 'npm could not install; its words are above.'
    cp "$root/package-lock.json" "$root/node_modules/.parley-lock"
  fi
  exec 9<&-
}

parley_installed || parley_install

# The Node that npm brought comes first, unless it cannot run here: then the one on PATH serves.
parley_bin="$root/node_modules/.bin"
if [ -e "$parley_bin/node" ] && ! parley_node_fits "$parley_bin/node"; then
  PATH="$PATH:$parley_bin"
else
  PATH="$parley_bin:$PATH"
fi
export PATH
parley_node_fits node || parley_fail "Node $node_wanted or newer is needed; this machine has \
$(node --version 2>/dev/null || echo none), and npm brought none for it."
