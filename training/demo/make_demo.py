"""Makes the demo's recordings with espeak-ng and sox: OUT/<device>.flac and, beside it, its truth as a label track.

Each device has a voice that no model was trained on. A word's span is where it sounds, padded by 0.1 s on each side
and to 0.75 s at least. Needs espeak-ng, sox and numpy; run it from `training/` as `python -m demo.make_demo OUT`.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from earmark_train.collect.samples import Samples
from earmark_train.voices import COMMANDS, Voice

RATE = 16_000
SECONDS = 60
PAD_SECONDS = 0.1
MIN_SPAN_SECONDS = 0.75
MIN_GAP_SECONDS = 1.5


@dataclass(frozen=True)
class Noise:
    """One sox generator with its effects, and its level against the speech in dB."""

    synth: str
    effects: str
    level_db: float


@dataclass(frozen=True)
class Device:
    """Who speaks in front of a device, what else is said, in what noise, and how the device records it."""

    name: str
    voice: Voice
    others: list[str]
    noises: list[Noise]
    room: str = ""
    sample_rate: int = RATE
    peak_db: float = -16.0


DEVICES = [
    Device(
        "kitchen",
        Voice("en-us", "f2", 55, 135),
        ["marvin", "coffee", "seven", "window", "happy", "kettle"],
        [Noise("pinknoise", "", -22), Noise("sine 50 sine 100 sine 150", "remix -", -30)],
    ),
    Device(
        "hall",
        Voice("en-gb", "m3", 40, 130),
        ["house", "ladder", "cat", "visitor", "three", "carpet"],
        [Noise("brownnoise", "", -24)],
        room="reverb 22 50 40",
    ),
    Device(
        "workshop",
        Voice("en-us", "m7", 35, 140),
        ["hammer", "six", "timber", "bird", "planer", "wow"],
        [Noise("sawtooth 97", "lowpass 600 tremolo 3 20", -20), Noise("pinknoise", "lowpass 3000", -20)],
    ),
    Device(
        "porch",
        Voice("en-gb-scotland", "Annie", 50, 135),
        ["dog", "lantern", "sheila", "weather", "eight", "bicycle"],
        [Noise("brownnoise", "tremolo 0.3 70", -18), Noise("pinknoise", "highpass 400", -26)],
        sample_rate=8_000,
    ),
]


@dataclass(frozen=True)
class Spoken:
    """A word placed in a recording; positions in samples at RATE."""

    word: str
    start: int
    samples: Samples

    def span(self) -> tuple[float, float]:
        """The labelled stretch in seconds."""
        start, end = self.start / RATE, (self.start + len(self.samples)) / RATE
        pad = max(PAD_SECONDS, (MIN_SPAN_SECONDS - (end - start)) / 2)
        return start - pad, end + pad


def sox(arguments: str, data: bytes = b"") -> bytes:
    command = ["sox", "-D", "-R", *arguments.split()]
    return subprocess.run(command, input=data, check=True, capture_output=True).stdout


def noise_of(noise: Noise, seconds: float) -> Samples:
    """The noise at RMS 1."""
    raw = sox(f"-r {RATE} -n -t raw -e floating -b 32 - synth {seconds} {noise.synth} {noise.effects} remix 1 gain -6")
    samples = np.frombuffer(raw, dtype="<f4")
    return samples / samples.std()


def in_room(samples: Samples, room: str) -> Samples:
    """The samples as the room carries them on, with a second of its echo."""
    if not room:
        return samples
    padded = np.concatenate([samples, np.zeros(RATE // 2, dtype=np.float32)])
    raw = sox(f"-t raw -e floating -b 32 -r {RATE} -c 1 - -t raw -e floating -b 32 - {room}", padded.tobytes())
    return np.frombuffer(raw, dtype="<f4")[: len(padded)]


def script_of(device: Device, rng: np.random.Generator) -> list[str]:
    """What is said in order: each command twice and the other words; an empty word is a stretch of nothing."""
    words = [*COMMANDS, *COMMANDS, *device.others]
    rng.shuffle(words)
    return [*words[:7], "", *words[7:15], "", *words[15:]]


def spoken(device: Device, rng: np.random.Generator) -> Iterator[Spoken]:
    """The words, one after the other, with gaps between them, as long as they fit."""
    at = 1.2
    for word in script_of(device, rng):
        if not word:
            at += rng.uniform(1.5, 2.5)
            continue
        v = device.voice
        voice = Voice(v.accent, v.variant, v.pitch + int(rng.integers(-8, 9)), v.wpm + int(rng.integers(-15, 16)))
        samples = voice.say(word, RATE)
        gain = 10 ** (rng.uniform(-4, 0) / 20)
        yield Spoken(word, int(at * RATE), samples / np.abs(samples).max() * gain)
        at += len(samples) / RATE + MIN_GAP_SECONDS + rng.uniform(0, 0.55)


def mixed(device: Device, words: list[Spoken]) -> Samples:
    """Speech with its room over the device's noises, peak at the device's level."""
    length = words[-1].start + len(words[-1].samples) + RATE * 3 // 2
    speech = np.zeros(length + RATE, dtype=np.float32)
    for w in words:
        sound = in_room(w.samples, device.room)
        speech[w.start : w.start + len(sound)] += sound
    rms = float(np.sqrt(np.mean(np.concatenate([w.samples for w in words]) ** 2)))
    for noise in device.noises:
        speech += noise_of(noise, len(speech) / RATE)[: len(speech)] * rms * 10 ** (noise.level_db / 20)
    return speech[:length] * (10 ** (device.peak_db / 20) / np.abs(speech[:length]).max())


def write(device: Device, out: Path, seed: int) -> None:
    words = list(spoken(device, np.random.default_rng(seed)))
    with tempfile.NamedTemporaryFile(suffix=".flac") as file:
        shape = f"-t raw -e floating -b 32 -r {RATE} -c 1 -"
        sox(f"{shape} -C 8 -b 16 -r {device.sample_rate} {file.name}", mixed(device, words).tobytes())
        (out / f"{device.name}.flac").write_bytes(Path(file.name).read_bytes())
    track = "".join(f"{start:.3f}\t{end:.3f}\t{w.word}\n" for w in words for start, end in [w.span()])
    (out / f"{device.name}.txt").write_text(track, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for seed, device in enumerate(DEVICES, 1):
        write(device, args.out, seed)


if __name__ == "__main__":
    main()
