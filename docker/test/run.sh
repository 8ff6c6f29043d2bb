#!/usr/bin/env bash
# Builds the image from ./mvnw package's tar, runs it beside a broker and a registry in containers of their own, with a
# read-only root, no capability and no volume, and holds what it hears against the samples sent. Says one line where no
# Docker engine answers. The containers and their network go when it ends; images stay.
#
#   docker/test/run.sh           tests, and says what it measured
#   docker/test/run.sh classes   also writes docker/classes.txt anew: the classes that are loaded on the way
#
# Where the default bases cannot be pulled, docker/test/local-bases.sh makes others.
set -euo pipefail
cd "$(dirname "$0")/../.."
image=earmark:test
name=earmark-test-$$
begun=()

# shellcheck source=docker/test/sizes.sh
source docker/test/sizes.sh
# shellcheck source=docker/test/building.sh
source docker/test/building.sh

if ! docker info >/dev/null 2>&1; then
  say "skipped: start a Docker engine"
  exit 0
fi

clean() {
  [ ${#begun[@]} = 0 ] || docker rm -f "${begun[@]}" >/dev/null 2>&1 || true
  docker network rm "$name" >/dev/null 2>&1 || true
}
trap clean EXIT

# Runs a container of a name within the test, hardened as an operator would.
begin() { # name, argument of docker run...
  begun+=("$name-$1")
  docker run -d --name "$name-$1" --network "$name" --network-alias "$1" --read-only --cap-drop ALL \
    --security-opt no-new-privileges "${@:2}" >/dev/null
}

earmark() { # name, argument of docker run... -- argument of earmark...
  local options=("${@:2}") at=0
  while [ "${options[$at]:---}" != -- ]; do at=$((at + 1)); done
  begin "$1" --memory 768m --cpus 2 -e EARMARK_BOOTSTRAP_SERVERS=broker:9092 \
    -e EARMARK_SCHEMA_REGISTRY_URL=http://registry:8080/apis/ccompat/v7 "${options[@]:0:at}" "$image" "${options[@]:at+1}"
}

# Reads to the end: grep -q would end a log that is still being written, which pipefail takes for a failure.
says() { docker logs "$name-$1" 2>&1 | grep "$2" >/dev/null; } # name, pattern

ms() { echo $(($(date +%s%N) / 1000000)); }

await() { # what, name, command in its container...
  local deadline=$((SECONDS + 120))
  until docker exec "$name-$2" "${@:3}" >/dev/null 2>&1; do
    [ "$(docker inspect --format '{{.State.Running}}' "$name-$2")" = true ] || {
      docker logs "$name-$2" 2>&1 | tail -n 20 >&2
      die "$1 has ended"
    }
    [ "$SECONDS" -lt "$deadline" ] || die "$1 does not answer: $name-$2"
    sleep 0.1
  done
}

open() { echo "exec 3<>/dev/tcp/127.0.0.1/$1"; }

servers() {
  docker network create "$name" >/dev/null
  EARMARK=$image docker/test/local-bases.sh kafka apicurio >/dev/null
  begin broker --tmpfs /var/lib/earmark:uid=10001 -e KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://broker:9092 earmark.test/kafka:4.3.1
  begin registry --tmpfs /tmp earmark.test/apicurio:3.0.9
  await "the broker" broker bash -c "$(open 9092)"
  await "the registry" registry bash -c "$(open 8080)"
}

stop() { # name: the container, by SIGTERM; it must end well and soon
  local from
  from=$(ms)
  docker stop -t 20 "$name-$1" >/dev/null
  local code
  code=$(docker inspect --format '{{.State.ExitCode}}' "$name-$1")
  [ "$code" = 0 ] || die "SIGTERM must end it with 0: code=$code"
  says "$1" ' message="stopped" ' || die "it must say that it stopped"
  say "stopped by SIGTERM in $(($(ms) - from)) ms"
}

started() { # name, argument of docker run...: how long until it is ready
  local from
  from=$(ms)
  earmark "$@" -- run --create-topics
  await "Earmark" "$1" healthy
  took=$(($(ms) - from))
}

sent=0
send() { # name, codec: the demo's kitchen, as a device of the codec's name
  docker exec -i "$name-$1" earmark send - --device "$2" --speed 0 --set "compression.type=$2" \
    <app/src/main/resources/demo/kitchen.flac >/dev/null
  sent=$((sent + 1))
}

# 929,200 samples in windows of 16,000 every 4,000: the last one is filled up with silence.
expected() { echo $((sent * (1 + (929200 - 16000 + 3999) / 4000))); }

heard() { # name
  local deadline=$((SECONDS + 60)) count=0 ids
  ids=$(mktemp)
  while [ "$count" -lt "$(expected)" ] && [ "$SECONDS" -lt "$deadline" ]; do
    docker exec "$name-$1" earmark listen predictions --until-now --json | sed -n 's/^{"id":"\([^"]*\)".*/\1/p' >"$ids"
    count=$(wc -l <"$ids")
  done
  [ "$count" = "$(expected)" ] || die "windows expected $(expected), predicted $count"
  [ "$(sort -u "$ids" | wc -l)" = "$count" ] || die "some windows were predicted twice"
  rm "$ids"
  say "windows expected $(expected), predicted $count, repeated 0, sent as zstd, lz4, snappy or gzip"
}

# Natives from the image, and nothing unpacked: on a read-only root there is no other place than /dev/shm.
natives() {
  local mapped
  mapped=$(docker exec "$name-first" grep -o '/[^ ]*\.so[^ ]*' /proc/1/maps | sort -u)
  for native in onnxruntime onnxruntime4j_jni zstd-jni lz4-java snappyjava; do
    grep -qx "/opt/earmark/natives/lib$native.so" <<<"$mapped" || die "it must be loaded from the image: lib$native.so"
  done
  [ -z "$(docker exec "$name-first" find /dev/shm -type f)" ] || die "nothing may be unpacked into /dev/shm"
  [ -z "$(docker diff "$name-first")" ] || die "nothing may be written: $(docker diff "$name-first")"
}

identity() {
  [ "$(docker exec "$name-first" id -u)" = 10001 ] || die "it must run as 10001"
  says first 'memory="768 MiB: heap at most 3[0-9][0-9] MiB, direct buffers at most 96 MiB, which leaves' || die "it must size its memory by the container's limit, and say so"
  local trims
  trims=$(docker run --rm --entrypoint java "$image" @/opt/earmark/java.options -XX:+PrintFlagsFinal -version 2>/dev/null |
    sed -n 's/.* TrimNativeHeapInterval *= \([0-9]*\) .*/\1/p')
  [ "${trims:-60000}" = 60000 ] || die "a JVM that can must give back what glibc keeps: TrimNativeHeapInterval=$trims"
}

# Docker's own check asks whether it lives: without a broker that answers it takes no audio, but nobody shall replace it.
waits() {
  local deadline=$((SECONDS + 60))
  docker pause "$name-broker" >/dev/null
  while docker exec "$name-first" healthy; do [ "$SECONDS" -lt "$deadline" ] || die "it must not be ready where no broker answers"; done
  docker exec "$name-first" healthy live || die "it must live where no broker answers"
  until [ "$(docker inspect --format '{{.State.Health.Status}} {{.State.Health.FailingStreak}}' "$name-first")" = "healthy 0" ]; do
    [ "$SECONDS" -lt "$deadline" ] || die "Docker must hold it healthy where no broker answers"
  done
  docker unpause "$name-broker" >/dev/null
  await "Earmark" first healthy
}

# ONNX Runtime makes a folder there at each start; without one, doctor says so, and with what it names Earmark hears again.
temporary() {
  local said
  said=$(docker run --rm --read-only --ipc none --network "$name" -e EARMARK_BOOTSTRAP_SERVERS=broker:9092 \
    -e EARMARK_SCHEMA_REGISTRY_URL=http://registry:8080/apis/ccompat/v7 "$image" doctor 2>&1) && die "doctor must say that there is no /dev/shm"
  grep -q '^error *tmp */dev/shm cannot be written to: ' <<<"$said" || die "doctor must say that there is no /dev/shm: $said"
  docker run --rm --read-only --ipc none --tmpfs /dev/shm "$image" model check commands >/dev/null || die "a tmpfs at /dev/shm must do"
}

# What a start and the first audio load: without Earmark's own classes, which change with the code, and without the numbers of the run.
classes() {
  local folder
  folder=$(mktemp -d)
  chmod 777 "$folder"
  begin classes --memory 768m -v "$folder:/classes" -e EARMARK_BOOTSTRAP_SERVERS=broker:9092 \
    -e EARMARK_SCHEMA_REGISTRY_URL=http://registry:8080/apis/ccompat/v7 --entrypoint java "$image" \
    -Xshare:off -XX:DumpLoadedClassList=/classes/list @/opt/earmark/java.options dev.earmark.app.Earmark run
  await "Earmark" classes healthy
  send classes zstd
  heard classes
  stop classes
  grep -v -e '^#' -e dev/earmark "$folder/list" | sed 's/ id: [0-9]*.*//' | LC_ALL=C sort -u >docker/classes.txt
  rm -r "$folder"
  say "docker/classes.txt has $(wc -l <docker/classes.txt) lines"
}

# What the client's tests jar starts for other people's tests; its reaper, an image of its own, is left out.
testing() {
  EARMARK_IMAGE=$image KAFKA_IMAGE=earmark.test/kafka:4.3.1 REGISTRY_IMAGE=earmark.test/apicurio:3.0.9 \
    TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost \
    ./mvnw -q -B -ntp -pl client -am test -Dtest=EarmarkContainerTest -Dsurefire.failIfNoSpecifiedTests=false
  say "EarmarkContainer starts all three in one line"
}

choose_bases
revision=$(revision)
build --build-arg SOURCE=tar --build-arg REVISION="$revision"
shares
servers
started first
say "ready $took ms after docker run, on a new broker"
for codec in zstd lz4 snappy gzip; do send first "$codec"; done
heard first
natives
identity
temporary
origin "$revision"
names_commit /info "$(docker exec "$name-first" bash -c "$(open 8080); printf 'GET /info HTTP/1.0\r\n\r\n' >&3; cat <&3")" "$revision"
waits
stop first
if [ "${1:-}" = classes ]; then classes; fi
for round in 1 2 3; do
  started "again$round"
  say "ready $took ms after docker run, on a warm broker"
  stop "again$round"
done
sizes
testing
