#!/usr/bin/env bash
# The registry client's contract, and producers, topology and consumers of several versions, against registries that
# others made: Apicurio from Maven Central, as a child process on the loopback address with its storage in memory, and
# the one that EARMARK_REGISTRY_URL names, where it is set (an empty one: subjects are registered and stay).
set -euo pipefail
cd "$(dirname "$0")/.."
version=3.0.9
folder=build/registries/apicurio-$version
jar=$folder/apicurio-registry-app-$version-runner.jar

against() {
  printf 'against %s at %s\n' "$1" "$2"
  ./mvnw -q -B -ntp -pl local,topology -am -Dsurefire.failIfNoSpecifiedTests=false -Dearmark.registry.url="$2" \
    -Dtest='GenuineRegistryContractTest,SchemasOverTimeTest' test
}

# Version 2.10 of the plugin does not read the artifact's POM, whose parent is not on Maven Central.
fetch() {
  mkdir -p "$folder"
  ./mvnw -q -B -ntp -N org.apache.maven.plugins:maven-dependency-plugin:2.10:copy \
    -Dartifact="io.apicurio:apicurio-registry-app:$version:tar.gz:all" -DoutputDirectory=build/registries &&
    tar -xzf "build/registries/apicurio-registry-app-$version-all.tar.gz" -C "$folder"
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

answers() {
  local status
  { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  printf 'GET /apis/ccompat/v7/subjects HTTP/1.0\r\n\r\n' >&3
  read -r -t 5 status <&3 || status=
  exec 3>&-
  [[ $status == *" 200 "* ]]
}

if [ -n "${EARMARK_REGISTRY_URL:-}" ]; then
  against "EARMARK_REGISTRY_URL" "$EARMARK_REGISTRY_URL"
else
  echo "skipped: set EARMARK_REGISTRY_URL to a running registry (Karapace, Confluent's) to test against it too"
fi

if [ ! -f "$jar" ] && ! fetch; then
  echo "skipped: io.apicurio:apicurio-registry-app:$version:tar.gz:all must be had from Maven Central"
  exit 0
fi
port=$(free_port)
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -XX:TieredStopAtLevel=1 -Dquarkus.http.host=127.0.0.1 -Dquarkus.http.port="$port" \
  -Dquarkus.oidc.tenant-enabled=false -jar "$jar" >build/registries/apicurio.log 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true' EXIT
for ((i = 0; i < 300; i++)); do
  if answers "$port"; then break; fi
  kill -0 "$server" 2>/dev/null || { cat build/registries/apicurio.log; exit 1; }
  sleep 0.2
done
against "Apicurio $version" "http://127.0.0.1:$port/apis/ccompat/v7"
