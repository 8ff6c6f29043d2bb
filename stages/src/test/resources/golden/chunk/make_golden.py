"""Writes g711.json: what audioop says (Python 3.11 or 3.12, as audioop is gone from 3.13)."""

import audioop
import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent

codes = bytes(range(256))
g711 = {
    "tool": "Python 3.11.7 audioop",
    "call": "audioop.ulaw2lin(bytes(range(256)), 2), audioop.alaw2lin(bytes(range(256)), 2)",
    "ulaw": np.frombuffer(audioop.ulaw2lin(codes, 2), "<i2").tolist(),
    "alaw": np.frombuffer(audioop.alaw2lin(codes, 2), "<i2").tolist(),
}
(HERE / "g711.json").write_text(json.dumps(g711) + "\n")
