#!/usr/bin/env bash
# Lets devices send at a steady rate to one container of Earmark that has a Pod's limits, and writes down each half minute what it
# holds: is its memory flat after an hour? Broker and devices are containers beside it; all of them go at the end.
#
#   docker/test/steady.sh IMAGE CPUS DEVICES MINUTES [SPEED]      as docker/test/steady.sh earmark:test 0.3 35 60
#
# SPEED is how much faster than life they send (1): 5 devices at 1, 50 at 0.1 and 200 at 0.025 are the same work, and tell what a
# stream holds.
# It needs root, a JDK, curl and a Docker engine on cgroup v1, and a distribution in app/target (./mvnw package). Every five minutes
# a full collection is asked for, so that what is alive on the heap is known, and the JVM for what it has taken beside it: its
# Native Memory Tracking is on (summary), which costs a header of 16 bytes for each of its own allocations.
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
    -e JDK_JAVA_OPTIONS=-XX:NativeMemoryTracking=summary "$image" run --create-topics --set topics.partitions=4 --set topics.replication=1
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

ask() { setpriv --reuid 10001 --regid 0 --clear-groups jcmd "$process" "$@"; }

# Where the heap lies, as two numbers of sixteen digits: the lowest and the highest address that its collector names.
heap_range() {
  ask GC.heap_info | grep -o '0x[0-9a-f]*' | sed 's/^0x//' | awk '{ printf "%s%s\n", substr("0000000000000000", length($1) + 1), $1 }' |
    sort | sed -n '1p;$p' | tr '\n' ' '
}

# KiB of the heap that were ever written to and not given back: its pages that are there.
touched() {
  awk -v range="$heap" '
    BEGIN { split(range, bound, " "); low = bound[1] ""; high = bound[2] "" }
    /^[0-9a-f]+-[0-9a-f]+ / { split($1, ends, "-"); at = substr("0000000000000000", length(ends[1]) + 1) ends[1]; within = at >= low && at < high }
    /^Rss:/ && within { kib += $2 }
    END { print kib + 0 }' "/proc/$process/smaps"
}

# Seconds, MiB (working set, anonymous, heap in use, heap alive after a full collection, heap touched, beside the heap), threads,
# CPU-s, windows, seconds behind. Beside the heap: what is anonymous, less what the heap has touched.
sample() {
  curl -sf "$page" >"$work/page"
  awk -v at="$1" -v usage="$(<"$memory/memory.usage_in_bytes")" -v cpu="$(<"$groups/cpuacct/docker/$id/cpuacct.usage")" -v touched="$(touched)" '
    FNR == NR { kept[$1] = $2; next }
    /^jvm_memory_used_bytes\{area="heap"/ { used += $NF }
    /^jvm_gc_live_data_size_bytes/ { alive = $2 }
    /^jvm_threads_live_threads/ { threads = $2 }
    /^earmark_predictions_total/ { windows = $2 }
    /^earmark_seconds_behind/ { behind = $2 }
    END {
      mib = 1048576
      printf "%d %.1f %.1f %.1f %.1f %.1f %.1f %d %.1f %d %.1f\n", at, (usage - kept["total_inactive_file"]) / mib, kept["total_rss"] / mib,
        used / mib, alive / mib, touched / 1024, kept["total_rss"] / mib - touched / 1024, threads, cpu / 1e9, windows, behind
    }' "$memory/memory.stat" "$work/page"
}

# KiB of the archive of class data that were written to: the JVM puts it at another address each time, and its pointers with it.
moved() {
  awk '/^[0-9a-f]+-[0-9a-f]+ / { within = /\.jsa$/ } /^Anonymous:/ && within { kib += $2 } END { print kib + 0 }' "/proc/$process/smaps"
}

# Seconds and MiB beside the heap: the archive of class data, other classes, code and its compiler, threads, the collector, direct
# buffers, the JVM's rest, and what the JVM does not know of: what natives allocate (ONNX Runtime, codecs), and holes in malloc.
parts() { # a sample's line
  read -r at _ _ _ _ _ beside _
  ask VM.native_memory summary scale=KB >"$work/native"
  awk -v at="$at" -v beside="$beside" -v archive="$(moved)" '
    /\(reserved=.*committed=/ && $1 == "-" {
      name = $0; sub(/^- */, "", name); sub(/ \(.*/, "", name)
      kib = $0; sub(/.*committed=/, "", kib); sub(/KB.*/, "", kib); has[name] = kib / 1024
      if (name != "Java Heap" && name != "Shared class space") all += kib / 1024
    }
    END {
      archive /= 1024
      classes = has["Class"] + has["Metaspace"] + has["Symbol"]; code = has["Code"] + has["Compiler"] + has["Arena Chunk"]
      rest = all - classes - code - has["Thread"] - has["GC"] - has["Other"]
      printf "%d %.1f %.1f %.1f %.1f %.1f %.1f %.1f %.1f %.1f\n", at, beside, archive, classes, code, has["Thread"], has["GC"],
        has["Other"], rest, beside - archive - all
    }' "$work/native"
}

watch() {
  local begun=$SECONDS turn
  for ((turn = 0; turn <= minutes * 2; turn++)); do
    sleep $((turn * 30 - (SECONDS - begun) > 0 ? turn * 30 - (SECONDS - begun) : 0))
    ((turn % 10)) || ask GC.run >/dev/null
    sample $((SECONDS - begun)) | tee -a "$work/samples" >&2
    ((turn % 10)) || tail -n 1 "$work/samples" | parts | tee -a "$work/parts" >&2
  done
}

# --- what is printed ----------------------------------------------------------------------------------------------------

rows() { # every fifth minute
  printf '%4s | %7s %9s %5s %5s %7s %6s | %7s | %5s %9s %6s\n' min working anonymous heap alive touched beside threads cores windows/s behind
  awk '(NR - 1) % 10 == 0 {
    if (NR > 1) { cores = ($9 - cpu) / ($1 - at); rate = ($10 - windows) / ($1 - at) }
    printf "%4d | %7.1f %9.1f %5.1f %5.1f %7.1f %6.1f | %7d | %5.3f %9.1f %6.1f\n", $1 / 60, $2, $3, $4, $5, $6, $7, $8, cores, rate, $11
    at = $1; cpu = $9; windows = $10
  }' "$work/samples"
}

rows_beside() {
  printf '\n%4s | %6s = %7s %7s %5s %7s %9s %7s %5s %7s\n' min beside archive classes code threads collector direct rest unknown
  awk '{ printf "%4d | %6.1f = %7.1f %7.1f %5.1f %7.1f %9.1f %7.1f %5.1f %7.1f\n", $1 / 60, $2, $3, $4, $5, $6, $7, $8, $9, $10 }' "$work/parts"
}

# Least squares over the samples of a column from a minute on.
trend() { # minute, column, every how many samples, words
  awk -v from="$1" -v column="$2" -v every="$3" -v words="$4" '
    $1 < from * 60 - 10 || (NR - 1) % every { next }
    { n++; x = $1 / 3600; y = $column; sx += x; sy += y; sxx += x * x; sxy += x * y; syy += y * y
      if (n == 1) first = y
      last = y; if (n == 1 || y > most) most = y }
    END {
      d = n * sxx - sx * sx; slope = (n * sxy - sx * sy) / d; at0 = (sy - slope * sx) / n
      rest = syy - at0 * sy - slope * sxy; if (rest < 0) rest = 0
      printf "%-36s | %7.1f %7.1f %7.1f | %+7.2f ± %.2f\n", words, first, last, most, slope, sqrt(rest / (n - 2) * n / d)
    }' "$work/samples"
}

summary() { # minute
  printf '\nfrom minute %2d on, %-17s | %7s %7s %7s | %s\n' "$1" MiB first last most 'an hour, ± standard error'
  trend "$1" 2 1 'working set (usage - inactive files)'
  trend "$1" 3 1 'anonymous memory'
  trend "$1" 5 10 'heap alive after a full collection'
  trend "$1" 6 1 'heap touched'
  trend "$1" 7 1 'anonymous beside the heap'
  trend "$1" 8 1 'threads'
}

start
look_up
heap=$(heap_range)
watch
rows
rows_beside
summary 10
summary $((minutes / 2))
