#!/usr/bin/env bash
# Makes the images that Earmark's build on, where none can be pulled: from Debian's packages, and from Maven Central.
#
#   docker/test/local-bases.sh           all that are missing
#   docker/test/local-bases.sh jre jdk   these, where they are missing
#
#   jre         earmark.test/jre:17              Debian 12 with a JRE 17, for BASE
#   jdk         earmark.test/jdk:17              the same with a JDK 17, for JDK
#   kafka       earmark.test/kafka:4.3.1         a broker (KRaft, one node) from the jars of the image EARMARK
#   apicurio    earmark.test/apicurio:3.0.9      a registry, its storage in memory unless told otherwise
#   prometheus  earmark.test/prometheus:debian   Debian's, as it is installed on this machine
#
# It needs root, debootstrap and a Docker engine. EARMARK is an image of Earmark (earmark:test), DEBIAN a mirror.
set -euo pipefail
cd "$(dirname "$0")/../.."

earmark=${EARMARK:-earmark:test}
debian=${DEBIAN:-http://deb.debian.org/debian}
release=bookworm
apicurio=3.0.9
broker=4.3.1
work=

die() {
  echo "local-bases: $*" >&2
  exit 1
}

has_image() { docker image inspect "$1" >/dev/null 2>&1; }

root_file_system() { # with the packages of $1, once: the second base adds to the first
  [ "$(id -u)" = 0 ] || die "must be root: uid=$(id -u)"
  command -v debootstrap >/dev/null || die "install debootstrap"
  if [ -z "$work" ]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    debootstrap --variant=minbase --include="$1,ca-certificates" "$release" "$work/root" "$debian" >"$work/log" 2>&1 ||
      die "debootstrap has failed: $(tail -n 1 "$work/log")"
  else
    chroot "$work/root" apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$1" >>"$work/log" 2>&1 ||
      die "apt-get has failed: $(tail -n 1 "$work/log")"
  fi
}

# Without what only apt and a reader of manuals need.
import() { # image
  tar -C "$work/root" --exclude=./var/cache/apt/* --exclude=./var/lib/apt/lists/* --exclude=./var/log/* --exclude=./usr/share/doc/* \
    --exclude=./usr/share/man/* --exclude=./usr/share/locale/* --exclude=./dev/* --exclude=./tmp/* -cf - . |
    docker import --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
      --change 'ENV LANG=C.UTF-8' - "$1" >/dev/null
}

jre() {
  root_file_system openjdk-17-jre-headless
  import "$1"
}

# Java there trusts whom it trusts here: a build fetches from Maven Central through what may stand between.
jdk() {
  root_file_system openjdk-17-jdk-headless
  [ ! -r /etc/ssl/certs/java/cacerts ] || cp /etc/ssl/certs/java/cacerts "$work/root/etc/ssl/certs/java/cacerts"
  import "$1"
}

# Kafka's own entry points, from the jars that Earmark brings for its embedded broker.
kafka() {
  has_image "$earmark" || die "build Earmark's image first: EARMARK=$earmark"
  DOCKER_BUILDKIT=1 docker build -q -t "$1" --build-arg EARMARK="$earmark" -f docker/test/Dockerfile.kafka docker/test >/dev/null
}

apicurio() {
  mkdir -p build/registries
  ./mvnw -q -B -ntp -N org.apache.maven.plugins:maven-dependency-plugin:2.10:copy \
    -Dartifact="io.apicurio:apicurio-registry-app:$apicurio:tar.gz:all" -DoutputDirectory=build/registries
  DOCKER_BUILDKIT=1 docker build -q -t "$1" --build-arg VERSION="$apicurio" -f docker/test/Dockerfile.apicurio build/registries >/dev/null
}

prometheus() {
  local folder
  folder=$(mktemp -d)
  type -P prometheus >/dev/null || die "install prometheus"
  cp "$(type -P prometheus)" "$folder/"
  DOCKER_BUILDKIT=1 docker build -q -t "$1" -f docker/test/Dockerfile.prometheus "$folder" >/dev/null
  rm -r "$folder"
}

make() { # name, image
  has_image "$2" || "$1" "$2"
  echo "$2"
}

[ $# -gt 0 ] || set -- jre jdk kafka apicurio prometheus
for name in "$@"; do
  case $name in
    jre | jdk) make "$name" "earmark.test/$name:17" ;;
    kafka) make kafka "earmark.test/kafka:$broker" ;;
    apicurio) make apicurio "earmark.test/apicurio:$apicurio" ;;
    prometheus) make prometheus earmark.test/prometheus:debian ;;
    *) die "must be one of jre, jdk, kafka, apicurio, prometheus: $name" ;;
  esac
done
