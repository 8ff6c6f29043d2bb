"""What is told of the model: its network, its file, its card, and what its report says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from earmark_train.settings.kinds import ALLOWED, Kind
from earmark_train.settings.section import Positive, Section


class Mels(Section):
    """The log-mels of a kind that has no published front end of its own: shorter frames, fewer bands cost less."""

    window_seconds: Annotated[float, Field(gt=0)] = 0.025
    hop_seconds: Annotated[float, Field(gt=0)] = 0.01
    bands: Positive = 40


class Model(Section):
    """Which network, and what of it differs from its defaults."""

    kind: Kind = "ds-cnn"
    options: dict[str, float] = {}
    embedding: Path | None = None
    """For `head-only`: the ONNX file whose vectors the head is trained on; its card names them."""
    mels: Mels = Mels()
    highest_hz: Annotated[float, Field(gt=0)] | None = None
    """Where mel bands end: above it the model is deaf, so that a narrow band cannot decide."""
    relative: bool = False
    """Whether logarithms are relative to the loudest bin of the window, so that its level cannot decide."""

    @model_validator(mode="after")
    def _has_options(self) -> Model:
        known = ALLOWED[self.kind].options
        if unknown := sorted(set(self.options) - set(known)):
            raise ValueError(f"options must be of {list(known)} for {self.kind}: options={unknown}")
        if broken := {k: v for k, v in self.options.items() if known[k] is int and v % 1}:
            raise ValueError(f"options of {self.kind} must be whole numbers: options={broken}")
        return self

    @model_validator(mode="after")
    def _changes_features(self) -> Model:
        for name, value in self.told("mels", "highest_hz", "relative").items():
            if name not in ALLOWED[self.kind].front_end:
                raise ValueError(
                    f"{name} must be left out for {self.kind}, whose features it does not change: {name}={value}"
                )
        return self

    @model_validator(mode="after")
    def _has_fifths(self) -> Model:
        if self.kind == "bc-resnet" and -self.mels.bands % 40 > 1:
            raise ValueError(
                "mels.bands must be a multiple of 40, or one less, for bc-resnet, which halves them three times and"
                f" normalises each fifth by itself: mels.bands={self.mels.bands}"
            )
        return self

    @model_validator(mode="after")
    def _has_embedding(self) -> Model:
        if (self.kind == "head-only") != (self.embedding is not None):
            raise ValueError(f"embedding must be named for head-only and for nothing else: kind={self.kind}")
        return self


class Export(Section):
    """How the model is kept."""

    weights: Literal["float32", "int8"] = "float32"
    """int8: a quarter of the bytes, made float32 again when the model is loaded; nothing else is rounded."""


class Card(Section):
    """What the model's card says beside what is known."""

    version: str = "1"
    hop_seconds: Annotated[float, Field(gt=0)] = 0.25
    threshold: Annotated[float, Field(gt=0, le=1)] | None = None
    """What a model should be given that knows nothing but its words; else misses and false accepts are balanced."""
    licence: str = ""
    attribution: str = ""
    training_data: str = ""
    embedding: bool = False
    """Whether the file has a second output, the network's vector of a window, which the card names."""


class Report(Section):
    """What the report holds the model against."""

    beside: list[Path] = []
    """Work folders of other trainings, or published models' folders: their figures stand beside on the same clips."""
    streams: bool = False
    """Whether it also says what is heard in streams of the test clips over `collect.noise`."""
