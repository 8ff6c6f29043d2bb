"""Synthetic speech from espeak-ng and sox: which voices and words exist, and one spoken word as samples."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

import numpy as np

from earmark_train.collect.samples import Samples

COMMANDS = ["down", "go", "left", "no", "right", "stop", "up", "yes"]

UNKNOWN_WORDS = (
    "bed bird cat dog eight five four happy house marvin nine off on one seven sheila six three tree two wow zero "
    "forward backward follow learn visual hello water paper music garden kitchen number people morning evening "
    "yellow orange purple window table summer winter money coffee doctor letter mother father sister brother "
    "lap lift loft leaf light lime road rice ride wide ripe step stock stuff spot top stab store note nose line low "
    "gold goat girl good dawn done tone town dune cup pup app ape us yet yard guess mess less year open close please "
    "thanks sorry maybe again never always computer telephone banana"
).split()

TRAINING_VARIANTS = (
    "Alex Alicia Andrea AnxiousAndy Denis Diogo Gene Gene2 Hugo Jacky Lee Marco Mario Mike Nguyen RicishayMax "
    "RicishayMax2 RicishayMax3 adam anika announcer antonio aunty belinda benjamin boris caleb david ed edward "
    "edward2 f1 f3 f4 f5 fast grandma grandpa gustave iven iven2 iven3 iven4 john klatt klatt2 klatt3 klatt4 klatt5 "
    "linda m1 m2 m4 m5 m6 m8 marcelo max michel miguel norbert pablo paul pedro quincy rob robert sandro shelby steph2 "
    "steph3 travis victor zac"
).split()

DEMO_VARIANTS = ["f2", "m3", "m7", "Annie", "Michael", "steph"]
"""Kept for the demo's recordings: no model is trained or tuned on them."""

ACCENTS = ["en-us", "en-gb", "en-gb-x-rp", "en-gb-scotland", "en-gb-x-gbclan", "en-gb-x-gbcwmd", "en-us-nyc", "en-029"]


@dataclass(frozen=True)
class Voice:
    """An espeak-ng voice: accent, variant, pitch 0..99 and speed in words a minute."""

    accent: str
    variant: str
    pitch: int
    wpm: int

    def say(self, word: str, sample_rate: int) -> Samples:
        """The word as samples, silence before and after it cut away."""
        speak = ["espeak-ng", "-v", f"{self.accent}+{self.variant}", "-p", str(self.pitch), "-s", str(self.wpm)]
        wav = subprocess.run([*speak, "--stdout", word], check=True, capture_output=True).stdout
        convert = ["sox", "-D", "-t", "wav", "--ignore-length", "-", "-t", "raw", "-e", "signed", "-b", "16"]
        shape = ["-c", "1", "-r", str(sample_rate), "-", "gain", "-1"]
        raw = subprocess.run([*convert, *shape], check=True, capture_output=True, input=wav).stdout
        return trimmed(np.frombuffer(raw, dtype="<i2").astype(np.float32) / 32768)


def trimmed(samples: Samples, below_peak_db: float = 40.0) -> Samples:
    """The samples between the first and the last that come within `below_peak_db` of the peak."""
    loud = np.flatnonzero(np.abs(samples) >= np.abs(samples).max() * 10 ** (-below_peak_db / 20))
    return samples[loud[0] : loud[-1] + 1]
