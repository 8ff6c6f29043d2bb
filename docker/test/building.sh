# How an image is built for a test, and what it says of where it is from. Read by run.sh and checkout.sh, which set image.
# shellcheck shell=bash disable=SC2154

say() { echo "image: $*"; }
die() {
  say "$*" >&2
  exit 1
}

base=eclipse-temurin:17-jre-jammy
jdk=eclipse-temurin:17-jdk-jammy
choose_bases() {
  docker pull -q "$base" >/dev/null 2>&1 || base=$(docker/test/local-bases.sh jre)
  docker pull -q "$jdk" >/dev/null 2>&1 || jdk=$(docker/test/local-bases.sh jdk)
}

# What git says of this checkout, as OCI's label has it: the commit, and whether files have changed since.
revision() { git describe --always --dirty --abbrev=40 --exclude '*' 2>/dev/null || echo unknown; }

build() { # argument of docker build...
  local log
  log=$(mktemp)
  DOCKER_BUILDKIT=1 docker build -f docker/Dockerfile -t "$image" --build-arg BASE="$base" --build-arg JDK="$jdk" "$@" . >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    die "the build has failed"
  }
  rm "$log"
}

label() { docker image inspect --format "{{index .Config.Labels \"org.opencontainers.image.$1\"}}" "$image"; } # name

# Files may change between the build of a tar and the image's, the commit may not.
names_commit() { # what, what it says, commit
  [[ $2 == *"${3%-dirty}"* ]] || die "$1 must name the commit ${3%-dirty}: $2 (./mvnw package builds the tar again)"
}

origin() { # commit
  local says
  says=$(docker run --rm "$image" --version)
  [ "$(label revision)" = "$1" ] || die "the label must name the commit $1: revision=$(label revision)"
  names_commit "earmark --version" "$says" "$1"
  [[ $says == "earmark $(label version) of commit "* ]] || die "the label must have the version of what is in it: version=$(label version), $says"
  say "label, ${says%%,*}"
}

# Java says nothing where it passes over the class data; asked to insist, it ends.
shares() {
  docker run --rm --entrypoint java "$image" -Xshare:on @/opt/earmark/java.options dev.earmark.app.Earmark --version >/dev/null ||
    die "the class data of the image must fit its Java and its jars"
}
