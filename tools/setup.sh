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

# What npm 6 and older are given in place of themselves. The hash of the Node stands in the lock
# file; npm is no package of ours, and its hash (SHA-512) stands here.
parley_bridge_node=24.21.0
parley_bridge_npm=11.19.1
parley_bridge_npm_hash="\
ztsxKxt/kkIaAs+2i0GU6I+DRmUdrNasxTZKJe9TCdSjKxlhah/4r/hl5ygMD6XAg1qZ9c2TNomR4qgOydp10g=="

# The hash of package $1 in the lock file, in base64.
parley_locked() {
  sed -n "/^    \"node_modules\/$1\": {/,/^    }/s/.*\"integrity\": \"sha512-\([^\"]*\)\".*/\1/p" \
    "$root/package-lock.json"
}

# Fetches package $1 of version $2 and unpacks it into folder $4, if it has the hash $3: those who
# answer for the registry are believed no more than by an npm that reads the lock file.
parley_fetch() {
  mkdir -p "$4" || return 1
  (cd "$4" && npm pack --ignore-scripts --loglevel=error "$1@$2" >/dev/null) || return 1
  parley_found=$(sha512sum <"$4/$1-$2.tgz") || return 1
  parley_named=$(printf '%s' "$3" | base64 -d | od -An -v -tx1 | tr -d ' \n') || return 1
  if [ -z "$parley_named" ] || [ "${parley_found%% *}" != "$parley_named" ]; then
    echo "parley: what came as $1 $2 is another file than the one that was written down." >&2
    return 1
  fi
  tar -xzf "$4/$1-$2.tgz" -C "$4"
}

# npm 6 and older know no workspaces and no lock file of today: such an npm fetches a newer Node and
# npm into a folder of their own, and those do the work.
parley_bridged_ci() {
  parley_node=node-linux-$(parley_cpu)
  parley_hash=$(parley_locked "$parley_node")
  parley_fetch "$parley_node" "$parley_bridge_node" "$parley_hash" "$1/node" || return 1
  parley_fetch npm "$parley_bridge_npm" "$parley_bridge_npm_hash" "$1/npm" || return 1
  PATH="$1/node/package/bin:$PATH" "$1/node/package/bin/node" "$1/npm/package/bin/npm-cli.js" \
    ci --no-audit --no-fund --loglevel=error
}

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
  parley_bridged_ci "$parley_bridge"
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
