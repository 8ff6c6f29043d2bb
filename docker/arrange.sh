#!/usr/bin/env bash
# arrange.sh DISTRIBUTION INTO: sorts an unpacked distribution into what changes seldom (INTO/below: other people's jars,
# their natives for this machine's processor, models, the demo's audio) and what changes with the code (INTO/own). Natives
# leave the jars that brought them, so that nothing is unpacked when the image runs.
set -euo pipefail
from=$(cd "$1" && pwd)
below=$2/below
own=$2/own
mkdir -p "$below/lib" "$below/natives" "$own" "$2/var/state"

case $(uname -m) in
  x86_64) onnx=linux-x64 zstd=linux/amd64 snappy=Linux/x86_64 lz4=linux/amd64 rocks=linux64 ;;
  aarch64) onnx=linux-aarch64 zstd=linux/aarch64 snappy=Linux/aarch64 lz4=linux/aarch64 rocks=linux-aarch64 ;;
  *)
    echo "arrange: the processor must be x86_64 or aarch64: $(uname -m)" >&2
    exit 2
    ;;
esac

# A jar without the natives that it brings, and those of this processor where the JVM looks for them.
unpack() { # jar's beginning, folder of all natives in it, native in the jar..., each as FILE or FILE=NAME
  local jar work native
  jar=$(ls "$below"/lib/"$1"*.jar)
  work=$(mktemp -d)
  (cd "$work" && jar -xf "$jar")
  for native in "${@:3}"; do
    # shellcheck disable=SC2086  # a pattern
    cp "$work"/${native%%=*} "$below/natives/$([[ $native == *=* ]] && echo "${native#*=}")"
  done
  # shellcheck disable=SC2086  # a pattern
  (cd "$work" && rm -r $2 && jar -cfM "$jar" META-INF ./[!M]*)
  rm -r "$work"
}

cp "$from"/lib/*.jar "$below/lib/"
mv "$below"/lib/earmark-*.jar "$own/"
mv "$own"/earmark-*-demo-audio.jar "$below/lib/" 2>/dev/null || true
cp -R "$from/models" "$from/LICENSE" "$from/NOTICE" "$from/LICENCES.md" "$below/"
if [ -e "$from/sbom.cdx.json" ]; then cp "$from/sbom.cdx.json" "$own/"; fi

unpack onnxruntime ai/onnxruntime/native "ai/onnxruntime/native/$onnx/lib*.so"
rm -f "$below"/natives/libonnxruntime_providers_tensorrt.so # Earmark offers the processor and CUDA
unpack zstd-jni "aix darwin freebsd linux win" "$zstd/libzstd-jni-*.so=libzstd-jni.so"
unpack snappy-java org/xerial/snappy/native "org/xerial/snappy/native/$snappy/libsnappyjava.so"
unpack lz4-java "net/jpountz/util/*/" "net/jpountz/util/$lz4/liblz4-java.so"
unpack rocksdbjni "librocksdbjni-*" "librocksdbjni-$rocks.so=librocksdbjni.so"

# The same files give the same layers, whenever and wherever they are arranged.
chmod -R u=rwX,go=rX "$2"
chmod -R g=u "$2/var"
find "$2" -exec touch -h -d "@${SOURCE_DATE_EPOCH:-1767225600}" {} +
