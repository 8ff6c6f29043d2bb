"""What a training is told: `earmark-train.toml`, checked as a whole before anything runs."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[int, Field(gt=0)]
Kind = Literal[
    "simple-audio",
    "log-power-cnn",
    "complex-cnn",
    "mfcc-cnn",
    "browser-cnn",
    "ds-cnn",
    "bc-resnet",
    "pyramid-cnn",
    "head-only",
]


class Section(BaseModel):
    """A part of the settings: nothing in it may be unknown, nothing changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Collect(Section):
    """Where clips come from and what they are made to be."""

    folders: list[Path] = []
    """A folder a label in each."""
    only_training: list[Path] = []
    """Folders as above whose clips are trained on and nothing else: synthetic voices."""
    tables: list[Path] = []
    """CSV files: path, label and, if there are, group, start and end in seconds."""
    tracks: list[Path] = []
    """Folders of long recordings with Audacity label tracks beside them."""
    noise: Path | None = None
    """A folder of recordings in which nothing is said: background for the label of that name, and to mix in."""
    labels: list[str] = []
    """The labels in the order of the scores; all that there are, in name order, if none is named."""
    unknown: str | None = None
    """What clips of other labels are called; without it they are left out."""
    background: str | None = None
    """What noise is called."""
    sample_rate: Positive = 16_000
    window_seconds: Annotated[float, Field(gt=0)] = 1.0
    rename: dict[str, str] = {}
    """What a label that is found is called in its place."""
    cut: bool = False
    """A clip longer than a window becomes as many clips as it has windows, less those 20 dB below its loudest."""
    faintest_peak_db: float = -46.0
    """A clip whose loudest sample is below this, of full scale, is near-silent and left out."""
    measure_faint: bool = False
    """Whether near-silent clips are only left out of training: a published test has all of its clips."""

    @property
    def window_samples(self) -> int:
        return round(self.window_seconds * self.sample_rate)

    @model_validator(mode="after")
    def _has_clips(self) -> Collect:
        if not (self.folders or self.tables or self.tracks):
            raise ValueError("one of folders, tables and tracks must name something")
        return self


class Split(Section):
    """Who is heard in training, who in validation, who only in the test."""

    by: Literal["speech-commands", "pattern", "column", "random"] | None = None
    """Speech Commands' hash of the speaker, a regular expression's first group, a table's column, or each clip."""
    pattern: str = ""
    validation: Share = 0.1
    testing: Share = 0.1
    folds: Annotated[int, Field(ge=2)] = 5
    fold: str = ""
    """A regular expression on the group, whose first group is its fold 1..folds; else its hash says it."""
    held_out: Annotated[int, Field(ge=0)] = 0
    """The fold that is tested on, and of each noise recording that part; 0 where shares decide."""
    everywhere: bool = True
    """Whether every label must be heard in every split; not so where only the embedding is wanted."""
    alike: Share = 0.98
    """Correlation of two spectrograms from which one clip counts as a copy of the other."""

    @model_validator(mode="after")
    def _has_fold(self) -> Split:
        if self.held_out > self.folds:
            raise ValueError(f"held_out must be in 0..folds: held_out={self.held_out}, folds={self.folds}")
        if self.held_out and self.by == "speech-commands":
            raise ValueError("held_out must be 0 where by is speech-commands: its hash knows no folds")
        return self


class Augment(Section):
    """What is done to a training clip, each time anew; a share is how many clips it is done to."""

    shift_seconds: float = 0.1
    anywhere: Share = 0.0
    """Whose window begins anywhere where at least `heard` of it is the word, as windows of a stream do."""
    heard: Share = 0.5
    cut_off: Share = 0.0
    """Whose window has so little of the word, at most `unheard` of it, that it is background; needs that label."""
    unheard: Share = 0.42
    noise: Share = 0.8
    snr_db: tuple[float, float] = (14.0, -3.0)
    """Mean and least ratio of the clip to the noise."""
    level: Share = 0.8
    level_db: tuple[float, float] = (-30.0, 0.0)
    """How many clips' peak is set anew, and where it comes to lie."""
    speed: Share = 0.5
    speed_range: tuple[float, float] = (0.85, 1.18)
    room: Share = 0.2
    narrow: Share = 0.1
    """Passed through a telephone: 8 kHz and mu-law."""
    microphone: Share = 0.3
    """Low and high frequencies taken off at random."""
    masks: tuple[int, int] = (6, 14)
    """SpecAugment's widest mask, in bins and in frames."""
    filters: Share = 0.0
    """Given a tilt and a wave over the bins, as another microphone would; for features in logarithms."""
    mix_up: Annotated[float, Field(ge=0)] = 0.0
    """The parameter of the beta distribution that two clips are mixed by; 0 for never."""

    late: dict[str, Any] = {}
    """What of these is otherwise in the gentle epochs than by their rule: half as many clips treated, 6 dB less noise,
    masks two thirds as wide, none mixed."""

    @field_validator("late")
    @classmethod
    def _known(cls, late: dict[str, Any]) -> dict[str, Any]:
        checked = cls.model_validate(late)
        return {name: getattr(checked, name) for name in late}

    def gentler(self) -> Augment:
        """What is done in the gentle epochs."""
        shares = ("speed", "room", "narrow", "microphone", "filters")
        halved = {name: getattr(self, name) / 2 for name in shares}
        snr = (self.snr_db[0] + 6, self.snr_db[1] + 3)
        masks = (self.masks[0] * 2 // 3, self.masks[1] * 2 // 3)
        return self.model_copy(update={**halved, "snr_db": snr, "masks": masks, "mix_up": 0.0, **self.late})


class Train(Section):
    """One cycle of AdamW, or plain Adam."""

    epochs: Positive = 20
    least_windows: Positive = 2000
    """An epoch of fewer clips goes through them several times, each time treated anew."""
    gentle: Share = 0.0
    """The last part of the epochs, in which clips are treated less roughly."""
    batch: Positive = 64
    rate: Annotated[float, Field(gt=0)] = 3e-3
    schedule: Literal["cycle", "constant"] = "cycle"
    weight_decay: Annotated[float, Field(ge=0)] = 0.02
    label_smoothing: Share = 0.03
    averaged: Share = 0.998
    """Decay of the moving average of the weights, which is what is kept; 0 keeps the epoch best on validation."""
    background_share: Share = 0.1
    """How many clips of noise there are to a clip of the folders."""
    precision: Literal["float32", "bfloat16"] = "float32"
    """What the network computes in while it learns; bfloat16 takes half the time where the processor has it."""
    repeats: dict[str, Positive] = {}
    """How often an epoch goes through a label's clips, where it is not once."""
    redraw: Positive = 1
    """A clip is treated anew every so many epochs, and only masked and mixed anew in between: drawing costs time."""
    start: Path | None = None
    """The work folder of a finished training of the same network on the same split, whose weights are gone on from."""
    teachers: list[Path] = []
    """The work folders of finished trainings on the same split; the mean of their models' scores is learnt too."""
    taught: Share = 0.7
    """How much of the loss is the teachers'."""
    temperature: Annotated[float, Field(gt=0)] = 2.0
    """What the logits of both are divided by before they are compared."""
    seed: int = 1
    threads: Positive = 1
    """Of the network alone: the batches are made on one more."""

    @property
    def rough_epochs(self) -> int:
        """How many epochs there are before the gentle ones."""
        return round(self.epochs * (1 - self.gentle))


class Tune(Section):
    """How many trials Optuna makes, of how many epochs each; none if 0."""

    trials: Annotated[int, Field(ge=0)] = 0
    epochs: Positive = 5


class Mels(Section):
    """The log-mels of a kind that has no published front end of its own: shorter frames, fewer bands cost less."""

    window_seconds: Annotated[float, Field(gt=0)] = 0.025
    hop_seconds: Annotated[float, Field(gt=0)] = 0.01
    bands: Positive = 40


class Repeat(Section):
    """What is trained again, to know how far a figure can be trusted and what each augmentation brings."""

    seeds: Positive = 1
    """Whole trainings in all, from as many seeds; the first is the model, chosen before any was measured."""
    ablate: bool = False
    """Short trainings without each augmentation that is on, judged on the validation clips."""
    ablation_epochs: Positive = 6
    ablation_seeds: Annotated[int, Field(ge=2)] = 2
    """From how many seeds each: their spread says which differences are noise."""


class Report(Section):
    """What the report holds the model against."""

    beside: list[Path] = []
    """Work folders of other trainings, whose figures stand beside where they were tested on the same clips."""


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
