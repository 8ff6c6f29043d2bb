"""The card: what an ONNX file says of itself in its metadata property `earmark`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from earmark_train.features.front_end import FrontEnd

PROPERTY = "earmark"
SECOND = {"thresholds", "band", "input", "scores", "embedding", "golden"}


@dataclass
class Card:
    """Labels, grid, front end and origin of a model; sample counts are at `sample_rate`."""

    name: str
    version: str
    labels: list[str]
    sample_rate: int
    window_samples: int
    hop_samples: int
    front_end: FrontEnd
    threshold: float
    background: str | None
    unknown: str | None
    licence: str = ""
    attribution: str = ""
    training_data: str = ""
    output: str = "logits"
    accuracy: list[dict[str, Any]] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)
    """What only format 2 has, as JSON: thresholds, band, input, scores, embedding, golden."""

    def to_json(self) -> str:
        """The card as JSON of format 1, or 2 where it says what only that can."""
        unknown = set(self.more) - SECOND
        if unknown:
            raise ValueError(f"more must be of {sorted(SECOND)}: more={sorted(unknown)}")
        j = {
            "format": 2 if self.more else 1,
            "name": self.name,
            "version": self.version,
            "labels": self.labels,
            "background": self.background,
            "unknown": self.unknown,
            "sampleRate": self.sample_rate,
            "windowSamples": self.window_samples,
            "hopSamples": self.hop_samples,
            "frontEnd": self.front_end.to_json(),
            "output": self.output,
            "threshold": self.threshold,
            "licence": self.licence,
            "attribution": self.attribution,
            "trainingData": self.training_data,
            "accuracy": self.accuracy,
            **self.more,
        }
        return json.dumps(j, indent=2, ensure_ascii=False) + "\n"

    @staticmethod
    def of_json(text: str) -> Card:
        j = json.loads(text)
        if j.get("format") not in (1, 2):
            raise ValueError(f"format must be 1 or 2: format={j.get('format')}")
        return Card(
            name=j["name"],
            version=j["version"],
            labels=j["labels"],
            sample_rate=j["sampleRate"],
            window_samples=j["windowSamples"],
            hop_samples=j["hopSamples"],
            front_end=FrontEnd.of_json(j["frontEnd"]),
            threshold=j["threshold"],
            background=j.get("background"),
            unknown=j.get("unknown"),
            licence=j.get("licence", ""),
            attribution=j.get("attribution", ""),
            training_data=j.get("trainingData", ""),
            output=j["output"],
            accuracy=j.get("accuracy", []),
            more={name: j[name] for name in sorted(SECOND) if name in j},
        )
