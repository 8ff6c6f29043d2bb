#!/usr/bin/env bash
# Writes everything that is made from the chart: k8s/base and k8s/components (by BaseTest, with Helm as a library), then what
# kustomize makes of each overlay, for the tests. It needs a JDK, and kubectl or kustomize; the tests need neither, and say
# when this has to run again. Where only alerts or the dashboard have changed, the line with mvnw is enough.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")"
rendered=src/test/resources/rendered

kustomized() { if command -v kustomize >/dev/null; then kustomize build "$1"; else kubectl kustomize "$1"; fi; }

(cd .. && ./mvnw -q -B -ntp -pl k8s -am test -Dtest=BaseTest -Dearmark.k8s.write=true -Dsurefire.failIfNoSpecifiedTests=false)

mkdir -p "$rendered"
for folder in base test/components test/scaled overlays/*; do kustomized "$folder" >"$rendered/$(basename "$folder").yaml"; done
find base components/on-call components/scaling components/scaling-strimzi overlays test/components test/scaled -type f | sort | xargs sha256sum >"$rendered/sources.sha256"
