#!/usr/bin/env bash
# Brings docker/compose.yaml up with the image and the bases of docker/test/run.sh, without Grafana, which Debian does not
# have; sends it a file; takes it down with data kept, and up again. Says one line where nothing answers.
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { echo "compose: $*"; }
die() {
  say "$*" >&2
  exit 1
}

if ! docker info >/dev/null 2>&1; then
  say "skipped: start a Docker engine"
  exit 0
fi
if docker compose version >/dev/null 2>&1; then
  compose=(docker compose)
elif command -v docker-compose >/dev/null; then
  compose=(docker-compose)
else
  say "skipped: install Docker Compose"
  exit 0
fi
docker image inspect earmark:test >/dev/null 2>&1 || die "run docker/test/run.sh first: there is no image earmark:test"
type -P prometheus >/dev/null || die "install prometheus"

docker/test/local-bases.sh jre kafka apicurio prometheus >/dev/null
export EARMARK_IMAGE=earmark:test KAFKA_IMAGE=earmark.test/kafka:4.3.1 REGISTRY_IMAGE=earmark.test/apicurio:3.0.9 \
  PROMETHEUS_IMAGE=earmark.test/prometheus:debian KAFKA_PORT=29092 REGISTRY_PORT=28081 PROMETHEUS_PORT=29090 GRAFANA_PORT=23000
compose+=(-p "earmark-test-$$" -f docker/compose.yaml --profile demo)
log=$(mktemp)
trap '"${compose[@]}" down --volumes >/dev/null 2>&1; rm "$log"' EXIT

up() { "${compose[@]}" up -d kafka registry earmark prometheus device >"$log" 2>&1 || die "$(tail -n 5 "$log")"; }
inside() { "${compose[@]}" exec -T earmark earmark "$@"; }

predictions() { inside listen predictions --until-now --device "$1" --json 2>/dev/null | wc -l; }

hears() { # device, predictions
  local deadline=$((SECONDS + 60)) count
  until count=$(predictions "$1") && [ "$count" = "$2" ]; do
    [ "$SECONDS" -lt "$deadline" ] || die "windows of $1 expected $2, predicted $count"
  done
}

scraped() {
  local deadline=$((SECONDS + 60))
  until curl -fsS "http://127.0.0.1:$PROMETHEUS_PORT/api/v1/query?query=up" 2>/dev/null | grep '"1"\]' >/dev/null; do
    [ "$SECONDS" -lt "$deadline" ] || die "Prometheus does not scrape Earmark"
    sleep 1
  done
}

"${compose[@]}" config -q
up
inside send - --device me --speed 0 <app/src/main/resources/demo/kitchen.flac >/dev/null
hears me 230
scraped
say "up, a file of 58 s heard in 230 windows, scraped by Prometheus"
"${compose[@]}" down >"$log" 2>&1
up
hears me 230
say "down and up again: its predictions are still there"
"${compose[@]}" down --volumes >"$log" 2>&1
[ -z "$(docker volume ls -q --filter "name=earmark-test-$$")" ] || die "down --volumes must leave nothing"
say "down, nothing kept"
