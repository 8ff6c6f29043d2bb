# What is done to Earmark while devices send, and what is counted of it. Read by on-cluster.sh, which sets k, say, devices, ready,
# scaled, chart, work and space.
# shellcheck shell=bash disable=SC2034,SC2154,SC2317  # what is done under load is called by its name

under_load() { # guarantee, what is done (a function), in words: one line of figures
  local pod
  round=$((round + 1))
  pod=load-$round
  devices "$pod" "args: [bench, delivery, --model, commands, --guarantee, $1, --seconds, '900', --metrics, '$(metrics)']"
  await_windows "$pod" 20
  "$2"
  ready
  await_windows "$pod" $(($(windows "$pod") + 20))
  k exec "$pod" -- sh -c 'kill -TERM 1' || true
  k wait --for jsonpath='{.status.containerStatuses[0].state.terminated}' "pod/$pod" --timeout 420s >/dev/null
  figures "$pod" "$3"
  k delete pod "$pod" --wait=false >/dev/null
}

# The page of each Pod by its own name, as the devices' Pod reads it once before it sends and again when all is said: what a Pod has
# counted must add up. What is done leaves as many Pods as there were, under the same names. One that came back meanwhile has counted
# from its own start, and that adds up as well. The NetworkPolicy lets every Pod in to the HTTP port.
metrics() {
  local each
  for each in $(seq 0 $(($(pods) - 1))); do echo "http://earmark-$each.earmark-pods:8080/metrics"; done | paste -sd ,
}

pods() { k get statefulset earmark --output jsonpath='{.spec.replicas}'; }

windows() { k logs "$1" 2>/dev/null | sed -n 's/^windows predicted: //p' | tail -n 1; }

await_windows() { # Pod, number: devices send and are heard
  local deadline=$((SECONDS + 300)) now
  while now=$(windows "$1"); ((${now:-0} < $2)); do
    if ((SECONDS > deadline)) || [[ $(k get pod "$1" --output jsonpath='{.status.phase}') == Failed ]]; then
      say "nothing is heard any more: windows=${now:-0}"
      k logs "$1" | tail
      return 1
    fi
    sleep 2
  done
}

figures() { # Pod, words
  k logs "$1" >"$work/figures"
  local name row=()
  for name in records windowsExpected lost repeated wrong detectionsExpected detectionsLost detectionsRepeated confusionRight processesCounted countsBroken longestSilenceSeconds holds; do
    row+=("$(awk -v name=$name '$1 == name {print $2}' "$work/figures")")
  done
  printf '%-44s | %7s %7s %5s %8s %5s | %5s %4s %4s | %5s | %4s %6s | %6s | %s\n' "$2" "${row[@]}"
  [[ ${row[9]} == "$(pods)" ]] || { failed=1; say "the counts of every Pod must be looked at: Pods=$(pods), looked at=${row[9]}"; }
  [[ ${row[12]} == true ]] || { failed=1; tail -n 15 "$work/figures"; k logs earmark-0 --tail 15 || true; }
}

heading() {
  printf '%-44s | %7s %7s %5s %8s %5s | %14s  | %5s | %11s | %6s | %s\n' "$1" chunks windows lost repeated wrong 'detections l r' right 'Pods broken' silent holds
}

moved() { # guarantee: all that moves partitions, whoever has made the Pods; of one it makes three
  under_load "$1" scale_up_and_down "scaled 1, 3, 1"
  scaled 3
  under_load "$1" rolling_update "three Pods, rolling update"
  under_load "$1" hard_kill "three Pods, one deleted without grace"
  under_load "$1" evict_under_budget "three Pods, two evicted, the budget lets one"
}

nothing() { sleep 10; }
rolling_update() { k rollout restart statefulset/earmark >/dev/null; }
scale_up_and_down() {
  k scale statefulset/earmark --replicas 3 >/dev/null
  ready
  sleep 10
  k scale statefulset/earmark --replicas 1 >/dev/null
  k wait --for delete pod/earmark-2 pod/earmark-1 --timeout 120s >/dev/null
}
other_settings() {
  sed -i 's/truth.wait: 1m/&, recording.remember: 2h/; $a replicas: 3' "$work/values.yaml"
  chart >/dev/null
}
hard_kill() { k delete pod earmark-0 --grace-period 0 --force >/dev/null 2>&1; }
evict() { # Pod: as a drained node does
  k create --raw "/api/v1/namespaces/$space/pods/$1/eviction" -f - <<<"{\"apiVersion\": \"policy/v1\", \"kind\": \"Eviction\", \"metadata\": {\"name\": \"$1\", \"namespace\": \"$space\"}}" 2>&1
}
evict_under_budget() {
  local first second
  first=$(evict earmark-0)
  second=$(evict earmark-1 || true)
  grep -q Success <<<"$first" || { say "the first eviction must pass: $first"; failed=1; }
  grep -q "disruption budget" <<<"$second" || { say "the second eviction must wait: $second"; failed=1; }
}
