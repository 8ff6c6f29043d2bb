"""`head-only`: the features are the vectors that another model makes of the windows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earmark_train.scoring import Scorer
from earmark_train.settings import Collect

Array = NDArray[Any]


class EmbeddingExtractor:
    """The embedding output of a model file, whose card says the front end."""

    def __init__(self, path: Path, collect: Collect) -> None:
        self.scorer = Scorer(path, batch=64)
        card = self.scorer.card
        for name, wanted, given in (
            ("sample_rate", card.sample_rate, collect.sample_rate),
            ("window_seconds", card.window_samples / card.sample_rate, collect.window_seconds),
        ):
            if wanted != given:
                raise ValueError(
                    f"collect.{name} must be the embedding's: {name}={given:g}, {path.name} has {wanted:g}"
                )

    def apply(self, windows: Array) -> Array:
        """Vectors [N, size], float32, of windows [N, samples]."""
        return self.scorer.vectors(windows).astype(np.float32)
