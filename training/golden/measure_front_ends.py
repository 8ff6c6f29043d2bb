"""Times Earmark's log-mel front end beside librosa's and torchaudio's, in turns, one thread each.

Run with: pip install -r front_ends/requirements.txt; python measure_front_ends.py ../..

The argument is the folder of Earmark, built. Each is asked for 64 logarithmic mel bands of a second at 16 kHz, centred
frames of 400 samples every 160 (101 of them), FFT 512. A figure is the mean over a second; the fastest second of all
rounds counts, because others use the machine too.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import librosa
import numpy as np
import torch
import torchaudio

RATE = 16_000
FRAME = {"n_fft": 512, "win_length": 400, "hop_length": 160, "n_mels": 64}
ROUNDS = 3
SECONDS = 5
ITERATION = re.compile(r"^Iteration\s+\d+: (\S+) us/op")
PARAMETERS = re.compile(r"^# Parameters: \(frontEnd = (\S+), models = \S+, overlapping = (\S+)\)")


def of_librosa(clip: np.ndarray) -> np.ndarray:
    """Log mel by librosa."""
    mel = librosa.feature.melspectrogram(y=clip, sr=RATE, htk=True, norm=None, pad_mode="reflect", **FRAME)
    return np.log(mel + 1e-6)


def of_torchaudio() -> Callable[[np.ndarray], np.ndarray]:
    """Log mel by torchaudio."""
    mel = torchaudio.transforms.MelSpectrogram(RATE, **FRAME)
    return lambda clip: torch.log(mel(torch.from_numpy(clip)) + 1e-6).numpy()


def fastest(front_end: Callable[[np.ndarray], np.ndarray], clips: list[np.ndarray]) -> float:
    """Microseconds of one run, the mean over the fastest second."""
    return min(mean_of_a_second(front_end, clips) for _ in range(SECONDS)) * 1e6


def mean_of_a_second(front_end: Callable[[np.ndarray], np.ndarray], clips: list[np.ndarray]) -> float:
    """Seconds of one run."""
    began, runs = time.perf_counter(), 0
    while time.perf_counter() - began < 1:
        front_end(clips[runs % len(clips)])
        runs += 1
    return (time.perf_counter() - began) / runs


def of_earmark(folder: Path) -> dict[str, float]:
    """Microseconds of the fastest iteration, by front end and by whether windows overlap."""
    said = subprocess.run(
        [(folder / "earmark").resolve(), "bench", "kernels", "FrontEndKernel"],
        check=True,
        capture_output=True,
        text=True,
    )
    best: dict[str, float] = {}
    name = ""
    for line in said.stdout.splitlines():
        if found := PARAMETERS.match(line):
            name = found[1] + (" overlapping" if found[2] == "true" else "")
        elif found := ITERATION.match(line):
            best[name] = min(best.get(name, float("inf")), float(found[1]))
    return best


def main() -> None:
    """Prints the fastest of each."""
    torch.set_num_threads(1)
    random = np.random.default_rng(1)
    clips = [random.normal(0, 0.1, RATE).astype(np.float32) for _ in range(64)]
    best: dict[str, float] = {}
    with torch.inference_mode():
        torchaudio_log_mel = of_torchaudio()
        np.testing.assert_allclose(of_librosa(clips[0]), torchaudio_log_mel(clips[0]), rtol=1e-3, atol=1e-3)
        for _ in range(ROUNDS):
            found = {
                f"librosa {version('librosa')}": fastest(of_librosa, clips),
                f"torchaudio {version('torchaudio')}": fastest(torchaudio_log_mel, clips),
                **of_earmark(Path(sys.argv[1])),
            }
            best = {name: min(us, best.get(name, us)) for name, us in found.items()}
    for name, us in best.items():
        print(f"{name:36} {us:8.1f} us")


if __name__ == "__main__":
    main()
