#!/bin/sh
# The whole proof of this repository. Steps named as arguments run alone: ./test.sh tidy tests
# Ends with the line `N passed, N failed`; exit code 0 only when nothing failed and something ran.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$root"
trap 'printf "0 passed, 1 failed\n"' EXIT
. "$root/tools/setup.sh"
trap - EXIT
exec node --disable-warning=ExperimentalWarning tools/check/main.ts "$@"
