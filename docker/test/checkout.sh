#!/usr/bin/env bash
# Builds the image of the last commit from its sources alone, as docker/Dockerfile does by default: Maven runs inside and
# fetches everything from Maven Central, which takes minutes, so it is run by hand. Then it hears the demo in it, and holds
# the commit that it names. Says one line where no Docker engine answers.
set -euo pipefail
cd "$(dirname "$0")/../.."
image=earmark:checkout

# shellcheck source=docker/test/building.sh
source docker/test/building.sh

if ! docker info >/dev/null 2>&1; then
  say "skipped: start a Docker engine"
  exit 0
fi

choose_bases
commit=$(git rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git archive "$commit" | tar -x -C "$work"
(cd "$work" && build --build-arg REVISION="$commit")
say "built from a clean checkout in $SECONDS s"
origin "$commit"
shares

# Models, natives and the demo's audio are in it: exit code 0 only if each window was predicted exactly once.
heard=$(docker run --rm --read-only --cap-drop ALL --memory 768m --tmpfs /tmp "$image" \
  demo --data /tmp/demo --report /tmp/report.html --speed 0 2>&1) || die "the demo must run in it: $(tail -n 5 <<<"$heard")"
say "demo, $(sed -n 's/^windows *//p' <<<"$heard")"
