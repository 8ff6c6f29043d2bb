"""Writes a WAV file of rising and falling tones: python make_wav.py FILE.wav SECONDS"""

import math
import struct
import sys
import wave

RATE = 16_000


def main(path: str, seconds: str) -> None:
    frames = int(float(seconds) * RATE)
    samples = (
        round(12_000 * math.sin(2 * math.pi * (300 + 200 * math.sin(t / 4_000)) * t / RATE)) for t in range(frames)
    )
    with wave.open(path, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE)
        wav.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))


if __name__ == "__main__":
    main(*sys.argv[1:])
