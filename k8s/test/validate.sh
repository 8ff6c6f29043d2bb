#!/usr/bin/env bash
# Holds every overlay, component and variant of the chart against an API server: by a dry run with strict fields, and, where
# kubeconform is on the PATH, once more by `kubeconform -strict` with the schemas that this server publishes.
#
#   k8s/test/validate.sh [--crds]
#
# KUBECONFIG says which cluster; it needs kubectl, helm 3 and, for kubeconform, python3. Objects of a kind that the cluster does not
# know are counted and said. --crds applies KEDA's and the Prometheus operator's custom resources first, from their Go modules (go is
# needed); they stay. A namespace earmark-validate is made, and deleted at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
space=earmark-validate
mkdir -p ../build
work=$(mktemp -d ../build/validate.XXXXXX)
failed=0

# shellcheck disable=SC2317  # the trap calls it
finish() {
  rm -rf "$work"
  kubectl delete namespace "$space" --ignore-not-found --wait=false >/dev/null
}
trap finish EXIT

module() { (cd "$(mktemp -d)" && go mod download -json "$1" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p'); }

custom_resources() {
  kubectl apply --server-side -f "$(module github.com/kedacore/keda/v2@v2.21.0)/config/crd/bases" >/dev/null
  kubectl apply --server-side \
    -f "$(module github.com/prometheus-operator/prometheus-operator@v0.85.0)/example/prometheus-operator-crd" >/dev/null
  kubectl wait --for condition=Established crd/scaledobjects.keda.sh crd/servicemonitors.monitoring.coreos.com --timeout 60s >/dev/null
}

# A namespace of its own is left out: there is only this one.
write_everything() {
  local values folder version
  version=$(kubectl get --raw /version | sed -n 's/.*"gitVersion": "\(.*\)".*/\1/p')
  for folder in src/test/resources/rendered/*.yaml; do
    sed '/^  namespace: /d' "$folder" >"$work/overlay $(basename "$folder")"
  done
  for folder in components/monitoring/[!k]*.yaml; do
    cat "$folder"
    echo ---
  done >"$work/component monitoring.yaml"
  for values in test/values/*.yaml; do
    helm template earmark helm/earmark --namespace "$space" --kube-version "$version" --values "$values" >"$work/chart $(basename "$values")"
  done
}

# A Pod is refused without its account, which a dry run does not make.
make_accounts() {
  local account
  sed -n 's/^ *serviceAccountName: //p' "$work"/*.yaml | sort -u | while read -r account; do
    kubectl create serviceaccount "$account" --namespace "$space" --save-config >/dev/null </dev/null
  done
}

by_the_server() { # file
  kubectl apply --namespace "$space" --dry-run=server --validate=strict -f "$1" >"$work/said" 2>"$work/refused" ||
    ! grep -v 'no matches for kind\|ensure CRDs are installed' "$work/refused" || failed=1
  printf '%3d good' "$(wc -l <"$work/said")"
  sed -n 's/.*no matches for kind "\([A-Za-z]*\)".*/\1/p' "$work/refused" | sort | uniq -c |
    awk '{printf "%s%d %s", (NR > 1 ? ", " : ", not known: "), $1, $2}'
}

by_kubeconform() { # file
  command -v kubeconform >/dev/null || return 0
  kubeconform -strict -ignore-missing-schemas -summary \
    -schema-location "$work/schemas/{{ .ResourceKind }}{{ .KindSuffix }}.json" "$1" >"$work/said" || failed=1
  grep -v '^Summary' "$work/said" || true
  sed -n 's/^Summary: .* - Valid: \([0-9]*\), Invalid: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\)/; kubeconform: \1 valid, \2 invalid, \3 errors, \4 not known/p' "$work/said" | tr -d '\n'
}

[[ ${1:-} != --crds ]] || custom_resources
kubectl create namespace "$space" >/dev/null
kubectl label namespace "$space" pod-security.kubernetes.io/enforce=restricted >/dev/null
write_everything
make_accounts
! command -v kubeconform >/dev/null || kubectl get --raw /openapi/v2 | python3 test/schemas.py "$work/schemas"
for file in "$work"/*.yaml; do
  printf '%-32s' "$(basename "$file" .yaml):"
  by_the_server "$file"
  by_kubeconform "$file"
  echo
done
exit "$failed"
