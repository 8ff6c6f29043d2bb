"""What is told of the training: how clips are treated, how the network learns, and what is tried besides."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from earmark_train.settings.section import Positive, Section, Share


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
    batch_size: Positive = 64
    learning_rate: Annotated[float, Field(gt=0)] = 3e-3
    schedule: Literal["cycle", "constant"] = "cycle"
    weight_decay: Annotated[float, Field(ge=0)] = 0.02
    label_smoothing: Share = 0.03
    average_decay: Share = 0.998
    """Decay of the exponential moving average of the weights, which is what is kept; 0 keeps the best epoch."""
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
    distillation: Share = 0.7
    """Weight of the teachers' loss; the truth's has the rest."""
    temperature: Annotated[float, Field(gt=0)] = 2.0
    """What the logits of both are divided by before they are compared."""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    """Where the network learns: auto is a GPU if PyTorch finds one. Only on the CPU is it the same to the last bit."""
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


class Repeat(Section):
    """What is trained again, to know how far a figure can be trusted and what each part of it brings."""

    seeds: Positive = 1
    """Whole trainings in all, from as many seeds; the first is the model, chosen before any was measured."""
    ablate: bool = False
    """Short trainings without each augmentation, teachers, weight averaging, label smoothing and gentle epochs, where
    they are on, judged on the validation clips."""
    ablation_epochs: Positive = 6
    ablation_seeds: Annotated[int, Field(ge=2)] = 2
    """From how many seeds each: their spread says which differences are noise."""
