"""What a training is told: `earmark-train.toml`, checked as a whole before anything runs."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError, model_validator

from earmark_train.settings.clips import Collect, Split
from earmark_train.settings.kinds import ALLOWED
from earmark_train.settings.learning import Augment, Repeat, Train, Tune
from earmark_train.settings.model import Card, Export, Model, Report
from earmark_train.settings.section import Section

OF_TREATED_CLIPS = ("teachers", "gentle", "redraw", "repeats", "least_windows", "background_share")
"""What of `train` is about clips that are treated anew each time."""


class Settings(Section):
    """All of a training."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    collect: Collect
    split: Split = Split()
    model: Model = Model()
    augment: Augment | None = Augment()
    """Nothing at all is done to the clips where the file says `augment = false`."""
    train: Train = Train()
    tune: Tune = Tune()
    repeat: Repeat = Repeat()
    report: Report = Report()
    export: Export = Export()
    card: Card = Card()

    @model_validator(mode="after")
    def _has_background_to_cut_to(self) -> Settings:
        if self.augment and self.augment.cut_off and not self.collect.background:
            raise ValueError("augment.cut_off must be 0 where collect.background names no label")
        return self

    @model_validator(mode="after")
    def _has_noise_for_streams(self) -> Settings:
        if self.report.streams and not self.collect.noise:
            raise ValueError("report.streams must be false where collect.noise names no folder")
        return self

    @model_validator(mode="after")
    def _repeats_labels(self) -> Settings:
        c = self.collect
        strange = sorted(set(self.train.repeats) - {*c.labels, c.unknown, c.background}) if c.labels else []
        if strange:
            raise ValueError(f"train.repeats must name labels of collect.labels: train.repeats={strange}")
        return self

    @model_validator(mode="after")
    def _treats_what_is_drawn(self) -> Settings:
        told = {} if self.augment else self.train.told(*OF_TREATED_CLIPS)
        if told:
            said = ", ".join(f"train.{name}={value}" for name, value in told.items())
            raise ValueError(f"train must leave out what is about clips treated anew where augment=false: {said}")
        return self

    @model_validator(mode="after")
    def _makes_a_vector(self) -> Settings:
        kind = self.model.kind
        if self.card.embedding and not ALLOWED[kind].embedding:
            able = [name for name, allowed in ALLOWED.items() if allowed.embedding]
            raise ValueError(
                f"card.embedding must be false for all kinds but {able}: card.embedding=true, model.kind={kind}"
            )
        return self

    @model_validator(mode="after")
    def _hears_as_high(self) -> Settings:
        highest, half = self.model.highest_hz, self.collect.sample_rate / 2
        if highest and highest > half:
            raise ValueError(
                f"model.highest_hz must be at most half of collect.sample_rate, {half:g}: model.highest_hz={highest:g}"
            )
        return self

    @model_validator(mode="before")
    @classmethod
    def _without_augmentation(cls, data: Any) -> Any:
        return {**data, "augment": None} if isinstance(data, dict) and data.get("augment") is False else data


class SettingsError(ValueError):
    """Settings that cannot be followed, in a line for each reason."""


def read_settings(path: Path) -> Settings:
    """The settings of a file; paths in it are relative to its folder, and $NAME in them is the environment's."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as e:
        raise SettingsError(f"{path}: must be TOML: {e}") from e
    return _rooted(checked(table, str(path)), path.parent)


def checked(table: dict[str, Any], where: str) -> Settings:
    """The settings that a table says, or an error that names every field that is wrong, its value and the rule."""
    try:
        return Settings.model_validate(table)
    except ValidationError as e:
        lines = [f"{where}: {'.'.join(map(str, x['loc'])) or 'settings'}: {_said(x)}" for x in e.errors()]
        raise SettingsError("\n".join(lines)) from e


def _said(error: Any) -> str:
    value = error["input"]
    shown = "" if isinstance(value, dict | BaseModel) else f": {error['loc'][-1] if error['loc'] else ''}={value!r}"
    return error["msg"] + shown


def _rooted(settings: Settings, folder: Path) -> Settings:
    c, t = settings.collect, settings.train

    def at(path: Path | None) -> Path | None:
        return folder / os.path.expandvars(path) if path else None

    lists = ("folders", "only_training", "tables", "tracks")
    moved = {name: [at(p) for p in getattr(c, name)] for name in lists}
    return settings.model_copy(
        update={
            "collect": c.model_copy(update={**moved, "noise": at(c.noise)}),
            "model": settings.model.model_copy(update={"embedding": at(settings.model.embedding)}),
            "report": settings.report.model_copy(update={"beside": [at(p) for p in settings.report.beside]}),
            "train": t.model_copy(update={"teachers": [at(p) for p in t.teachers], "start": at(t.start)}),
        }
    )
