#!/usr/bin/env bash
# Builds the distribution of the last commit twice, in two folders, the second under another time zone, language and umask,
# and holds the bytes of both against each other. A build takes minutes, so it is run by hand.
#
#   .ci/reproducible.sh          two builds
#   .ci/reproducible.sh TAR      one, against a tar that was built from the last commit before
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
commit=$(git rev-parse HEAD)
trap 'rm -rf "$work"' EXIT

build() { # folder
  mkdir -p "$work/$1"
  git archive "$commit" | tar -x -C "$work/$1"
  (cd "$work/$1" && ./mvnw -q -B -ntp -pl app -am -Dmaven.test.skip -Djacoco.skip -Dspotless.check.skip -Dgit.commit.id="$commit" package)
  mv "$work/$1"/app/target/earmark-*.tar.gz "$work/$1.tar.gz"
  (cd "$work" && sha256sum "$1.tar.gz")
  rm -rf "${work:?}/$1"
}

differences() {
  local side
  for side in first second; do
    mkdir "$work/$side"
    tar -xzf "$work/$side.tar.gz" -C "$work/$side"
  done
  diff -rq "$work/first" "$work/second" || true
}

if [ $# = 1 ]; then
  cp "$1" "$work/first.tar.gz"
  (cd "$work" && sha256sum first.tar.gz)
else
  build first
fi
(
  umask 077
  export TZ=Pacific/Auckland LC_ALL=C
  build second
)
cmp "$work/first.tar.gz" "$work/second.tar.gz" || {
  differences
  exit 1
}
echo "reproducible: both builds of ${commit:0:7} have the same bytes"
