# What an image says of where it is from. Read by run.sh and checkout.sh, which set say, die and image.
# shellcheck shell=bash disable=SC2154

# What git says of this checkout, as OCI's label has it: the commit, and whether files have changed since.
revision() { git describe --always --dirty --abbrev=40 --exclude '*' 2>/dev/null || echo unknown; }

label() { docker image inspect --format "{{index .Config.Labels \"org.opencontainers.image.$1\"}}" "$image"; } # name

# Files may change between the build of a tar and the image's, the commit may not.
names_commit() { # what, what it says
  local commit
  commit=$(revision)
  [[ $2 == *"${commit%-dirty}"* ]] || die "$1 must name the commit ${commit%-dirty}: $2 (./mvnw package builds the tar again)"
}

origin() {
  local says
  says=$(docker run --rm "$image" --version)
  [ "$(label revision)" = "$(revision)" ] || die "the label must name the commit $(revision): revision=$(label revision)"
  names_commit "earmark --version" "$says"
  [[ $says == "earmark $(label version) of commit "* ]] || die "the label must have the version of what is in it: version=$(label version), $says"
  say "label, ${says%%,*}"
}
