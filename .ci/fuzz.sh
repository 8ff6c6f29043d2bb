#!/usr/bin/env bash
# Usage: .ci/fuzz.sh SECONDS [SEED]: feeds hostile bytes to every target in turn, each for its share of SECONDS, on one core at low priority.
# Needs what ./mvnw verify has built. Exits with 1 where anything was found; the inputs then lie below build/fuzz/.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:?"usage: .ci/fuzz.sh SECONDS [SEED]"}
seed=${2:-1}
work=$PWD/build/fuzz
grep -qs "$PWD/app/target/earmark-[^:]*.jar" fuzz/target/classpath.txt || ./mvnw -q -B -ntp -DskipTests package
scratch=$(mktemp -d -p "$([ -d /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
trap 'rm -rf "$scratch"' EXIT
# Our own jars as they are now: a build that begins meanwhile would write them anew under a target that reads them.
cp -r fuzz/target/test-classes ./*/target/earmark-*.jar "$scratch"
classpath=$scratch/test-classes:$(sed "s|$PWD/[a-z]*/target/|$scratch/|g" fuzz/target/classpath.txt)
export JAVA_TOOL_OPTIONS="-Djava.io.tmpdir=$scratch"

java -cp "$classpath" dev.earmark.fuzz.WriteSeeds "$work/seeds" 2>"$scratch/log"
targets=("$work"/seeds/*)
share=$((seconds / ${#targets[@]}))
failed=0
for folder in "${targets[@]}"; do
  target=${folder##*/}
  found=$work/found/${target##*.}
  rm -rf "$found"
  mkdir -p "$found" "$work/corpus/$target"
  status=0
  # Two targets ask a registry of their own on the loopback address, which the fuzzer would take for a request somebody forged.
  # Coverage of our own code; the fuzzer's hooks only there as well, which makes it start fast.
  nice -n 10 java -Xmx320m -XX:ActiveProcessorCount=1 -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
    --target_class="$target" --instrumentation_includes='dev.earmark.**' --custom_hook_includes='dev.earmark.**' \
    --disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery --reproducer_path="$scratch" -artifact_prefix="$found/" -seed="$seed" -max_total_time="$((share > 0 ? share : 1))" -max_len=16384 \
    -timeout=120 -rss_limit_mb=0 -print_final_stats=1 "$work/corpus/$target" "$folder" >"$found/log" 2>&1 || status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$found/log" | tail -1)
  echo "${target##*.}: ${runs:-0} executions, seed $seed, $([ "$status" = 0 ] && echo "nothing found" || echo "FOUND (exit $status): see $found/")"
  [ "$status" = 0 ] || { failed=1 && { grep -a -A8 '^== ' "$found/log" || tail -5 "$found/log"; }; }
done
exit "$failed"
