"""What of each noise recording a split hears."""

NOISE_PARTS = {"training": (0.0, 0.8), "validation": (0.8, 0.9), "testing": (0.9, 1.0)}
"""From which share of a recording to which: 80, 10 and 10 %."""
