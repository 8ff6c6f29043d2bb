#!/usr/bin/env bash
# Runs Earmark on a real cluster and does to it what clusters do, while devices send: nothing may be lost and, exactly once,
# nothing repeated (`earmark bench delivery` holds every prediction, detection and matrix against the samples), and what each Pod has
# counted must add up (docs/metrics.md).
#
#   k8s/test/on-cluster.sh IMAGE [--keep]
#
# IMAGE is Earmark's, and must be known to the nodes already: nothing is pulled. KUBECONFIG says which cluster; it needs kubectl
# and helm 3, a default StorageClass, and may have KEDA's and the Prometheus operator's custom resources. Everything
# happens in the namespace earmark-on-cluster, which is deleted at the end unless --keep is given. EARMARK is the program that
# sends and listens from outside (./earmark).
# shellcheck disable=SC2034,SC2100,SC2317  # the other files use what is set here, and call functions by their names
set -euo pipefail
cd "$(dirname "$0")/.."

image=${1:?usage: on-cluster.sh IMAGE [--keep]}
space=earmark-on-cluster
audio=../app/src/main/resources/demo/kitchen.flac
mkdir -p ../build
work=$(mktemp -d ../build/on-cluster.XXXXXX)
earmark=${EARMARK:-$(cd .. && pwd)/earmark}
failed=0
round=0

# shellcheck source=k8s/test/from-outside.sh
source test/from-outside.sh
# shellcheck source=k8s/test/under-load.sh
source test/under-load.sh

k() { kubectl --namespace "$space" "$@"; }
say() { printf '%(%H:%M:%S)T  %s\n' -1 "$*"; }
step() { printf '\n=== %s\n' "$*"; }

finish() {
  jobs -p | xargs -r kill 2>/dev/null || true
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

values() { # guarantee: the chart's, for these devices
  local kafkas=at_least_once
  [[ $1 == at-least-once ]] || kafkas=exactly_once_v2
  cat >"$work/values.yaml" <<YAML
bootstrapServers: earmark-broker:9092
schemaRegistryUrl: http://earmark-broker:8081
settings: {processing.guarantee: $kafkas, truth.wait: 1m}
image: {repository: ${image%:*}, tag: "${image##*:}"}
resources: {requests: {cpu: 100m, memory: 512Mi}, limits: {memory: 512Mi}}
state: {claim: true}
models: {names: [commands.onnx], from: init, init: {image: "$image", command: [cp, /opt/earmark/models/commands.onnx, /models/]}}
onCall: {enabled: true}
YAML
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

on_call() { # the Pod for the person on call sees what the others see
  k scale deployment/earmark-on-call --replicas 1 >/dev/null
  k rollout status deployment/earmark-on-call --timeout 300s >/dev/null
  say "on call: earmark doctor"
  k exec deployment/earmark-on-call -- earmark doctor \
    --config /etc/earmark/settings/earmark.properties --config /etc/earmark/settings/site.properties | grep -e ' model ' -e ^warning -e ^error -e errors, || failed=1
  k scale deployment/earmark-on-call --replicas 0 >/dev/null
}

# --- the trial ----------------------------------------------------------------------------------------------------------

step "the cluster"
kubectl version | grep -i server
helm version --short 2>/dev/null || helm version
make_namespace

step "every overlay and variant of the chart, held against the API server"
test/validate.sh || failed=1

step "overlay local, exactly once"
overlay exactly_once_v2
k rollout status statefulset/earmark-broker --timeout 300s
k rollout status statefulset/earmark --timeout 300s
one_recording
pages
heading "exactly once"
under_load exactly-once nothing "one Pod, nothing happens"
under_load exactly-once hard_kill "the only Pod deleted without grace"
moved exactly-once
memory

k delete -k "$work" --selector app.kubernetes.io/instance=earmark >/dev/null
for guarantee in exactly-once at-least-once; do
  step "the chart in its place, ${guarantee//-/ }"
  values "$guarantee"
  chart >"$work/helm"
  grep -A 3 '^Earmark' "$work/helm"
  ready
  if helm test earmark --namespace "$space" >/dev/null; then say "helm test: passed"; else say "helm test: FAILED" && failed=1; fi
  k logs earmark-test --container topics | tail -n 1
  on_call
  heading "${guarantee//-/ }"
  moved "$guarantee"
  under_load "$guarantee" other_settings "three Pods, other settings by helm upgrade"
  memory
done
helm uninstall earmark --namespace "$space" >/dev/null

exit "$failed"
