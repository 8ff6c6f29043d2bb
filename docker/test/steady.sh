#!/usr/bin/env bash
# Lets devices send at a steady rate to one container of Earmark that has a Pod's limits, and writes down each half minute what it
# holds: is its memory flat after an hour? Broker and devices are containers beside it; all of them go at the end.
#
#   docker/test/steady.sh IMAGE CPUS DEVICES MINUTES [SPEED]      as docker/test/steady.sh earmark:test 0.3 35 60
#
# SPEED is how much faster than life they send (1): 5 devices at 1, 50 at 0.1 and 200 at 0.025 are the same work, and tell what a
# stream holds.
# It needs root, a JDK, curl and a Docker engine on cgroup v1, and a distribution in app/target (./mvnw package). Every five minutes
# a full collection is asked for, so that what is alive on the heap is known.
set -euo pipefail
cd "$(dirname "$0")/../.."
image=${1:?usage: steady.sh IMAGE CPUS DEVICES MINUTES [SPEED]} cpus=${2:?CPUS} devices=${3:?DEVICES} minutes=${4:?MINUTES} speed=${5:-1}
name=earmark-steady-$$
work=$(mktemp -d)
groups=/sys/fs/cgroup

die() {
  echo "steady: $*" >&2
  exit 1
}

clean() {
  docker rm -f -v "$name-devices" "$name-earmark" "$name-broker" >/dev/null 2>&1 || true
  docker network rm "$name" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT

# --- who takes part -----------------------------------------------------------------------------------------------------

begin() { # name, argument of docker run...
  docker run -d --name "$name-$1" --network "$name" --network-alias "$1" -e EARMARK_BOOTSTRAP_SERVERS=broker:9092 \
    -e EARMARK_SCHEMA_REGISTRY_URL=http://broker:8081 "${@:2}" >/dev/null
}

await() { # name, command in its container...
  local deadline=$((SECONDS + 180))
  until docker exec "$name-$1" "${@:2}" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || die "$1 does not answer"
    sleep 1
  done
}

start() {
  tar -xzf app/target/earmark-0.1.0.tar.gz -C "$work" --strip-components=1
  javac --release 17 -cp "$work/lib/*" -d "$work/classes" docker/test/Devices.java
  chmod -R a+rX "$work"
  docker network create "$name" >/dev/null
  begin broker --memory 1g -v /var/lib/earmark "$image" broker --bind 0.0.0.0 --host broker --data /var/lib/earmark/data
  await broker bash -c 'exec 3<>/dev/tcp/127.0.0.1/8081'
  begin earmark --read-only --cap-drop ALL --security-opt no-new-privileges --tmpfs /tmp --cpus "$cpus" --memory 768m \
    "$image" run --create-topics --set topics.partitions=4 --set topics.replication=1
  await earmark healthy
  begin devices --memory 512m -v "$work/classes:/devices:ro" --entrypoint java "$image" -XX:+UseSerialGC \
    -Djava.io.tmpdir=/dev/shm -cp '/devices:/opt/earmark/own/*:/opt/earmark/lib/*' Devices "$devices" "$speed"
}

# --- what it holds ------------------------------------------------------------------------------------------------------

look_up() {
  id=$(docker inspect -f '{{.Id}}' "$name-earmark")
  process=$(docker inspect -f '{{.State.Pid}}' "$name-earmark")
  page=http://$(docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$name-earmark"):8080/metrics
  memory=$groups/memory/docker/$id
  [[ -r $memory/memory.stat ]] || die "cgroup v1 must be where the container is: $memory"
}

collect() { setpriv --reuid 10001 --regid 0 --clear-groups jcmd "$process" GC.run >/dev/null; }

# Seconds, MiB (working set, anonymous, heap in use, heap alive after a full collection, beside the heap), threads, CPU-s, windows,
# seconds behind. Beside the heap: what is anonymous, less what the heap has committed.
sample() {
  curl -sf "$page" >"$work/page"
  awk -v at="$1" -v usage="$(<"$memory/memory.usage_in_bytes")" -v cpu="$(<"$groups/cpuacct/docker/$id/cpuacct.usage")" '
    FNR == NR { kept[$1] = $2; next }
    /^jvm_memory_used_bytes\{area="heap"/ { used += $NF }
    /^jvm_memory_committed_bytes\{area="heap"/ { committed += $NF }
    /^jvm_gc_live_data_size_bytes/ { alive = $2 }
    /^jvm_threads_live_threads/ { threads = $2 }
    /^earmark_predictions_total/ { windows = $2 }
    /^earmark_seconds_behind/ { behind = $2 }
    END {
      mib = 1048576
      printf "%d %.1f %.1f %.1f %.1f %.1f %d %.1f %d %.1f\n", at, (usage - kept["total_inactive_file"]) / mib,
        kept["total_rss"] / mib, used / mib, alive / mib, (kept["total_rss"] - committed) / mib, threads, cpu / 1e9, windows, behind
    }' "$memory/memory.stat" "$work/page"
}

watch() {
  local begun=$SECONDS turn
  for ((turn = 0; turn <= minutes * 2; turn++)); do
    sleep $((turn * 30 - (SECONDS - begun) > 0 ? turn * 30 - (SECONDS - begun) : 0))
    ((turn % 10)) || collect
    sample $((SECONDS - begun)) | tee -a "$work/samples" >&2
  done
}

# --- what is printed ----------------------------------------------------------------------------------------------------

rows() { # every fifth minute
  printf '%4s | %7s %9s %5s %5s %6s | %7s | %5s %9s %6s\n' min working anonymous heap alive beside threads cores windows/s behind
  awk '(NR - 1) % 10 == 0 {
    if (NR > 1) { cores = ($8 - cpu) / ($1 - at); rate = ($9 - windows) / ($1 - at) }
    printf "%4d | %7.1f %9.1f %5.1f %5.1f %6.1f | %7d | %5.3f %9.1f %6.1f\n", $1 / 60, $2, $3, $4, $5, $6, $7, cores, rate, $10
    at = $1; cpu = $8; windows = $9
  }' "$work/samples"
}

# Least squares over the samples of a column from the tenth minute on, once what is hot is compiled and every pool has filled.
trend() { # column, every how many samples, words
  awk -v column="$1" -v every="$2" -v words="$3" '
    $1 < 590 || (NR - 1) % every { next }
    { n++; x = $1 / 3600; y = $column; sx += x; sy += y; sxx += x * x; sxy += x * y; syy += y * y
      if (n == 1) first = y
      last = y; if (n == 1 || y > most) most = y }
    END {
      d = n * sxx - sx * sx; slope = (n * sxy - sx * sy) / d; at0 = (sy - slope * sx) / n
      rest = syy - at0 * sy - slope * sxy; if (rest < 0) rest = 0
      printf "%-34s | %7.1f %7.1f %7.1f | %+7.2f ± %.2f\n", words, first, last, most, slope, sqrt(rest / (n - 2) * n / d)
    }' "$work/samples"
}

summary() {
  printf '\n%-34s | %7s %7s %7s | %s\n' 'from the tenth minute on, MiB' first last most 'an hour, ± standard error'
  trend 2 1 'working set (usage - inactive files)'
  trend 3 1 'anonymous memory'
  trend 5 10 'heap alive after a full collection'
  trend 6 1 'anonymous beside the heap'
  trend 7 1 'threads'
}

start
look_up
watch
rows
summary
