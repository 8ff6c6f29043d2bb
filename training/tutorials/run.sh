#!/usr/bin/env bash
# The commands of the pages whose frameworks are too large for each build: docs/tutorials/{keras,pytorch,tensorflow-js}.md.
# Run from the repository's root in a Python environment of your own; the last run is noted in docs/tutorials/README.md.
set -euo pipefail
cd "$(dirname "$0")/../.."

# keras.md
pip install -r training/tutorials/requirements/tensorflow.txt
python3 training/tutorials/keras_model.py build/tutorials/keras
./earmark model card build/tutorials/keras/model.onnx --like simple-audio --labels build/tutorials/keras/labels.txt --golden build/tutorials/keras/clip.wav --expect build/tutorials/keras/expect.json
./earmark model check build/tutorials/keras/model.onnx --clip build/tutorials/keras/clip.wav --expect build/tutorials/keras/expect.json
./earmark model show build/tutorials/keras/model.onnx --clip build/tutorials/keras/clip.wav --png build/tutorials/keras/seen.png
python3 training/tutorials/compare_scores.py build/tutorials/keras

# pytorch.md
pip install -r training/tutorials/requirements/pytorch.txt
python3 training/tutorials/pytorch_model.py build/tutorials/pytorch
for exporter in dynamo legacy; do
  ./earmark model card build/tutorials/pytorch/$exporter/model.onnx --like torchaudio-melspectrogram --set frontEnd.log.kind=ln --set frontEnd.log.offset=1e-6 --set frontEnd.axes=NCFT --labels build/tutorials/pytorch/$exporter/labels.txt --golden build/tutorials/pytorch/$exporter/clip.wav --expect build/tutorials/pytorch/$exporter/expect.json
done
for exporter in dynamo legacy; do
  ./earmark model check build/tutorials/pytorch/$exporter/model.onnx --clip build/tutorials/pytorch/$exporter/clip.wav --expect build/tutorials/pytorch/$exporter/expect.json
  ./earmark model show build/tutorials/pytorch/$exporter/model.onnx --clip build/tutorials/pytorch/$exporter/clip.wav --png build/tutorials/pytorch/$exporter/seen.png
done
for exporter in dynamo legacy; do
  python3 training/tutorials/compare_scores.py build/tutorials/pytorch/$exporter
done

# tensorflow-js.md
(cd training/tutorials/tfjs && npm install --no-fund --no-audit --no-package-lock)
python3 training/tutorials/tfjs_model.py build/tutorials/tfjs
./earmark model card build/tutorials/tfjs/model.onnx --like speech-commands-js --set windowSamples=45056 --set hopSamples=22528 --labels build/tutorials/tfjs/labels.txt --golden build/tutorials/tfjs/clip.wav --expect build/tutorials/tfjs/expect.json
./earmark model check build/tutorials/tfjs/model.onnx --clip build/tutorials/tfjs/clip.wav --expect build/tutorials/tfjs/expect.json
./earmark model show build/tutorials/tfjs/model.onnx --clip build/tutorials/tfjs/clip.wav --png build/tutorials/tfjs/seen.png
python3 training/tutorials/compare_scores.py build/tutorials/tfjs
