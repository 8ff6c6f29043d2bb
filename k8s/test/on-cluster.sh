#!/usr/bin/env bash
# Runs Earmark on a real cluster and does to it what clusters do, while devices send: nothing may be lost and, exactly once,
# nothing repeated (`earmark bench delivery` holds every prediction, detection and count against the samples).
#
#   k8s/test/on-cluster.sh IMAGE [--keep]
#
# IMAGE is Earmark's, and must be known to the nodes already: nothing is pulled. KUBECONFIG says which cluster; it needs kubectl
# and helm 3, a default StorageClass, and may have KEDA's and the Prometheus operator's custom resources. Everything
# happens in the namespace earmark-on-cluster, which is deleted at the end unless --keep is given.
# shellcheck disable=SC2317  # what is done under load is called by its name
set -euo pipefail
cd "$(dirname "$0")/.."

image=${1:?usage: on-cluster.sh IMAGE [--keep]}
space=earmark-on-cluster
audio=../app/src/main/resources/demo/kitchen.flac
mkdir -p ../build
work=$(mktemp -d ../build/on-cluster.XXXXXX)
failed=0
round=0

k() { kubectl --namespace "$space" "$@"; }
say() { printf '%(%H:%M:%S)T  %s\n' -1 "$*"; }
step() { printf '\n=== %s\n' "$*"; }

finish() {
  rm -rf "$work"
  [[ ${keep:-} ]] || kubectl delete namespace "$space" --ignore-not-found --wait=false >/dev/null
}
[[ ${2:-} != --keep ]] || keep=1
trap finish EXIT

# --- what stands on the cluster -----------------------------------------------------------------------------------------

make_namespace() { # that lets no Pod in which does not keep the "restricted" standard
  kubectl create namespace "$space" >/dev/null
  kubectl label namespace "$space" pod-security.kubernetes.io/enforce=restricted >/dev/null
}

validate() { # every overlay, by the API server itself; what is of a kind that it does not know is said
  local file
  for file in src/test/resources/rendered/*.yaml; do
    if k apply --dry-run=server --validate=strict -f "$file" >"$work/said" 2>"$work/refused"; then
      say "$(basename "$file" .yaml): $(wc -l <"$work/said") objects are good"
    elif grep -qv 'no matches for kind\|ensure CRDs are installed' "$work/refused"; then
      cat "$work/refused"
      failed=1
    else
      say "$(basename "$file" .yaml): $(wc -l <"$work/said") objects are good; the cluster does not know $(sed -n 's/.*kind "\([A-Za-z]*\)".*/\1/p' "$work/refused" | sort | uniq -c | awk '{printf "%s%d %s", sep, $1, $2; sep = ", "}')"
    fi
  done
}

overlay() { # guarantee: the overlay `local` with this image and what the devices of the trial need
  cat >"$work/kustomization.yaml" <<YAML
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [../../k8s/overlays/local]
images: [{name: earmark, newName: ${image%:*}, newTag: "${image##*:}"}]
configMapGenerator: [{name: earmark, behavior: merge, files: [site.properties]}]
YAML
  cat overlays/local/site.properties - >"$work/site.properties" <<PROPERTIES
processing.guarantee=$1
truth.wait=1m
PROPERTIES
  k apply -k "$work" >/dev/null
}

chart() {
  helm upgrade --install earmark helm/earmark --namespace "$space" --values "$work/values.yaml" --wait --timeout 300s
}

devices() { # name, argument...: a Pod of the same image that is no part of the topology
  local name=$1
  shift
  k apply -f - >/dev/null <<YAML
apiVersion: v1
kind: Pod
metadata: {name: $name, labels: {role: devices}}
spec:
  restartPolicy: Never
  enableServiceLinks: false
  automountServiceAccountToken: false
  securityContext: {runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: devices
      image: $image
      imagePullPolicy: Never
      $(printf '%s' "$*")
      env:
        - {name: EARMARK_BOOTSTRAP_SERVERS, value: "earmark-broker:9092"}
        - {name: EARMARK_SCHEMA_REGISTRY_URL, value: "http://earmark-broker:8081"}
      resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {memory: 1Gi}}
      securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
      volumeMounts: [{name: tmp, mountPath: /tmp}]
  volumes: [{name: tmp, emptyDir: {}}]
YAML
}

ready() { # all Pods that are wanted, once the controller has seen what was done
  sleep 3
  k rollout status statefulset/earmark --timeout 300s >/dev/null
}

# --- one recording, from outside to outside -----------------------------------------------------------------------------

one_recording() {
  devices client 'command: [sleep, infinity]'
  k wait --for condition=Ready pod/client --timeout 120s >/dev/null
  k exec -i client -- sh -c 'cat >/tmp/kitchen.flac' <"$audio"
  k exec client -- earmark send /tmp/kitchen.flac --device kitchen --speed 8
  timeout 120 kubectl --namespace "$space" exec client -- earmark listen predictions --device kitchen --from-beginning --max 5
}

pages() { # what the HTTP port says, through a port-forward
  k port-forward service/earmark 18080:8080 >"$work/forward" 2>&1 &
  local forward=$!
  for page in health/startup health/ready health/live info; do
    printf '%s: ' "$page"
    curl -s --retry 20 --retry-delay 1 --retry-connrefused "http://127.0.0.1:18080/$page" | tr -s ' \n' ' ' | cut -c1-200
  done
  printf 'metrics that begin with earmark_: '
  curl -s http://127.0.0.1:18080/metrics | grep -c ^earmark_
  kill "$forward"
  wait "$forward" 2>/dev/null || true
}

# --- under load ---------------------------------------------------------------------------------------------------------

under_load() { # guarantee, what is done (a function), in words: one line of figures
  local pod
  round=$((round + 1))
  pod=load-$round
  devices "$pod" "args: [bench, delivery, --model, commands, --guarantee, $1, --seconds, '900']"
  await_windows "$pod" 20
  "$2"
  ready
  await_windows "$pod" $(($(windows "$pod") + 20))
  k exec "$pod" -- sh -c 'kill -TERM 1' || true
  k wait --for jsonpath='{.status.containerStatuses[0].state.terminated}' "pod/$pod" --timeout 420s >/dev/null
  figures "$pod" "$3"
  k delete pod "$pod" --wait=false >/dev/null
}

windows() { k logs "$1" 2>/dev/null | sed -n 's/^windows predicted: //p' | tail -n 1; }

await_windows() { # Pod, number: devices send and are heard
  local deadline=$((SECONDS + 300)) now
  while now=$(windows "$1"); ((${now:-0} < $2)); do
    ((SECONDS < deadline)) || { say "nothing is heard any more: windows=${now:-0}"; k logs "$1" | tail; return 1; }
    sleep 2
  done
}

figures() { # Pod, words
  k logs "$1" >"$work/figures"
  local name row=()
  for name in records windowsExpected lost repeated wrong detectionsExpected detectionsLost detectionsRepeated confusionRight longestSilenceSeconds holds; do
    row+=("$(awk -v name=$name '$1 == name {print $2}' "$work/figures")")
  done
  printf '%-44s | %7s %7s %5s %8s %5s | %5s %4s %4s | %5s | %6s | %s\n' "$2" "${row[@]}"
  [[ ${row[10]} == true ]] || { failed=1; tail -n 15 "$work/figures"; k logs earmark-0 --tail 15 || true; }
}

heading() {
  printf '%-44s | %7s %7s %5s %8s %5s | %14s  | %5s | %6s | %s\n' "$1" chunks windows lost repeated wrong 'detections l r' right silent holds
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

memory() { # of each Pod, with what the kernel keeps of files for it
  local pod
  for pod in $(k get pods --selector app.kubernetes.io/component=topology --output name); do
    k exec "$pod" -- sh -c 'cat /sys/fs/cgroup/memory.current 2>/dev/null || cat /sys/fs/cgroup/memory/memory.usage_in_bytes' |
      awk -v pod="$pod" '{printf "%s: %d MiB\n", pod, $1 / 1048576}'
  done
}

scaled() { # Pods
  k scale statefulset/earmark --replicas "$1" >/dev/null
  ready
}

# --- the trial ----------------------------------------------------------------------------------------------------------

step "the cluster"
kubectl version | grep -i server
helm version --short 2>/dev/null || helm version
make_namespace

step "every overlay, validated by the API server"
validate

step "overlay local, exactly once"
overlay exactly_once_v2
k rollout status statefulset/earmark-broker --timeout 300s
k rollout status statefulset/earmark --timeout 300s
one_recording
pages
heading "exactly once"
under_load exactly-once nothing "one Pod, nothing happens"
under_load exactly-once hard_kill "the only Pod deleted without grace"
under_load exactly-once scale_up_and_down "scaled 1, 3, 1"
scaled 3
under_load exactly-once rolling_update "three Pods, rolling update"
under_load exactly-once hard_kill "three Pods, one deleted without grace"
under_load exactly-once evict_under_budget "three Pods, two evicted, the budget lets one"
memory

step "the chart in its place, at least once"
k delete -k "$work" --selector app.kubernetes.io/instance=earmark >/dev/null
cat >"$work/values.yaml" <<YAML
bootstrapServers: earmark-broker:9092
schemaRegistryUrl: http://earmark-broker:8081
settings: {truth.wait: 1m}
image: {repository: ${image%:*}, tag: "${image##*:}"}
resources: {requests: {cpu: 100m, memory: 512Mi}, limits: {memory: 512Mi}}
state: {claim: true}
YAML
chart >"$work/helm"
sed -n '/^Earmark/,$p' "$work/helm" | head -n 4
ready
helm test earmark --namespace "$space" >/dev/null && say "helm test: passed"
k logs earmark-test | tail -n 1
scaled 3
heading "at least once"
under_load at-least-once other_settings "three Pods, other settings by helm upgrade"
under_load at-least-once hard_kill "three Pods, one deleted without grace"
under_load at-least-once evict_under_budget "three Pods, two evicted, the budget lets one"
helm uninstall earmark --namespace "$space" >/dev/null

exit "$failed"
