#!/usr/bin/env bash
# Sends audio with the Python and the JavaScript script to a running Earmark, and reads its predictions with both:
#   examples/test/run.sh BOOTSTRAP REGISTRY [WINDOWS]
# WINDOWS is how many windows the running model makes of 2.35 s: 7 where a window is 1 s and the hop 0.25 s (the last one
# begins at 1.5 s). 0 checks the chunks alone, against a broker without Earmark.
set -euo pipefail
cd "$(dirname "$0")/.."
bootstrap=$1
registry=$2
windows=${3:-7}

if ! python3 -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
  echo "examples: skipped, Python 3.10 or newer with venv is not there"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
python="$work/venv/bin/python"
"$python" -m pip install --quiet -r python/requirements.txt
"$python" test/make_wav.py "$work/tones.wav" 2.35
printf '0.5\t1.0\ttones\n' > "$work/tones.txt"
refuses() { # COMMAND ...: it must say a rule and end at once
  local said
  if said=$(timeout 20 "$@" 2>&1) || [[ $said != *" must be "* ]]; then echo "examples: not refused: $*: $said" && exit 1; fi
}
refuses "$python" python/produce.py "$work/tones.wav" --device a/b
refuses "$python" python/consume.py --max 0
refuses "$python" python/consume.py --seconds nan
run=$RANDOM$RANDOM # devices of this run: a broker may hold those of earlier ones

addresses=(--bootstrap "$bootstrap" --registry "$registry")
check() { # device
  "$python" test/check_chunks.py "$work/tones.wav" "$1" "$bootstrap" "$registry"
  [ "$windows" = 0 ] && return
  "$python" python/consume.py --json --from-beginning --device "$1" --max "$windows" --seconds 90 "${addresses[@]}" > "$work/$1.python"
}

"$python" python/produce.py "$work/tones.wav" --device "python-$run" --speed 4 --truth "$work/tones.txt" "${addresses[@]}"
check "python-$run"

if ! node -e 'process.exit(Number(process.versions.node.split(".")[0] < 20))' 2>/dev/null || ! command -v npm > /dev/null; then
  echo "examples: JavaScript skipped, Node 20 or newer with npm is not there"
  exit 0
fi
cp -r javascript "$work/javascript"
rm -rf "$work/javascript/node_modules"
(cd "$work/javascript" && npm ci --silent --no-audit --no-fund)
refuses node "$work/javascript/produce.js" "$work/tones.wav" --device a/b
refuses node "$work/javascript/consume.js" --max 1.5
node "$work/javascript/produce.js" "$work/tones.wav" --device "node-$run" --speed 4 --truth "$work/tones.txt" "${addresses[@]}"
check "node-$run"
[ "$windows" = 0 ] && exit 0
for device in "python-$run" "node-$run"; do
  node "$work/javascript/consume.js" --json --from-beginning --device "$device" --max "$windows" --seconds 90 "${addresses[@]}" > "$work/$device.node"
  "$python" test/compare.py "$work/$device.python" "$work/$device.node" "$windows"
done
