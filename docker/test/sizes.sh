# What an image weighs. Read by run.sh, which sets say, die, image and base.
# shellcheck shell=bash disable=SC2154

sizes() { # of the layers above the base, as a registry keeps them
  local folder below all=0 own=0 shared=0 layer bytes
  folder=$(mktemp -d)
  docker save "$image" | tar -x -C "$folder"
  below=$(docker image inspect --format '{{len .RootFS.Layers}}' "$base")
  mapfile -t layers < <(sed 's/.*"Layers":\[\([^]]*\)\].*/\1/' "$folder/manifest.json" | tr -d '"' | tr ',' '\n')
  for layer in "${layers[@]:$below}"; do
    bytes=$(gzip -c "$folder/$layer" | wc -c)
    all=$((all + bytes))
    if tar -tf "$folder/$layer" | grep '^opt/earmark/own/earmark-app' >/dev/null; then own=$bytes; fi
    if tar -tf "$folder/$layer" | grep '^opt/earmark/classes.jsa' >/dev/null; then shared=$bytes; fi
  done
  rm -r "$folder"
  ((own > 0 && own < 2000000)) || die "a change of the code must ship less than 2 MB: $own bytes"
  say "gzipped without the base $((all / 1000000)) MB, of which class data $((shared / 1000000)) MB; a change of the code ships $((own / 1000)) kB"
}
