"""The reference front end against what other people's programs made of the same signals."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from earmark_train.features.front_end import FeatureExtractor, FrontEnd
from earmark_train.features.recipes import ANALYSER, COMPLEX, LOG_POWER, MFCC, TUTORIAL

STAGES = Path(__file__).parents[2] / "stages/src"
GOLDEN = STAGES / "test/resources/golden/front-ends"
CASES = json.loads((GOLDEN / "cases.json").read_text())
ROWS = {r["name"]: r for r in CASES["rows"]}
NAMED = {
    r["name"]: r
    for r in json.loads((STAGES / "main/resources/dev/earmark/score/front-ends.json").read_text())["frontEnds"]
}
COMPUTED = """simple-audio simple-audio-resized keras-in-r torch-in-r whisper torchaudio-spectrogram
    torchaudio-melspectrogram torchaudio-melspectrogram-slaney torchaudio-mfcc torchaudio-mfcc-log
    torch-hamming torch-blackman torch-rectangular analyser-node speech-commands-js
    nursery-image nursery-mean mfcc-statistics librosa-stft librosa-melspectrogram librosa-power-to-db
    librosa-amplitude-to-db normalised-by-bin normalised-by-itself waveform""".split()


def signals() -> dict[str, np.ndarray]:
    raw = np.fromfile(GOLDEN / "signals.s16le", dtype="<i2").astype(np.float64) / 32768
    starts = np.cumsum([0, *(s["samples"] for s in CASES["signals"])])
    return {s["name"]: raw[a : a + s["samples"]] for s, a in zip(CASES["signals"], starts, strict=False)}


@pytest.mark.parametrize("name", COMPUTED)
def test_agrees_with_its_origin(name: str) -> None:
    extractor = FeatureExtractor(FrontEnd.of_json(NAMED[name]["frontEnd"]), NAMED[name]["sampleRate"])
    golden = np.frombuffer(gzip.decompress((GOLDEN / f"{name}.f32le.gz").read_bytes()), dtype="<f4")
    heard, at = signals(), 0
    for case in ROWS[name]["cases"]:
        samples = heard[case["signal"]]
        window = np.pad(samples, (0, case["windowSamples"] - len(samples)))
        expected = golden[at : at + int(np.prod(case["shape"]))].reshape(case["shape"])
        at += expected.size
        found = extractor.apply(window[np.newaxis])[0]
        assert found.shape == expected.shape
        difference = np.abs(found - expected).max() / (np.abs(expected).max() or 1)
        assert difference <= ROWS[name]["bound"], f"{case['signal']}: {difference}"


@pytest.mark.parametrize(
    ("front_end", "name"),
    [
        (TUTORIAL, "simple-audio"),
        (LOG_POWER, "keras-in-r"),
        (COMPLEX, "torch-in-r"),
        (ANALYSER, "speech-commands-js"),
        (MFCC, "nursery-image"),
    ],
)
def test_the_recipes_are_their_rows(front_end: FrontEnd, name: str) -> None:
    row = FrontEnd.of_json({**NAMED[name]["frontEnd"], "axes": front_end.axes})
    assert row == front_end
