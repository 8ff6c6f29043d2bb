"""Settings with one part of the training taken out: an augmentation, the teachers, the average of the weights ..."""

from __future__ import annotations

from typing import Any

from earmark_train.settings import Augment, Settings

OFF: dict[str, Any] = {"masks": (0, 0)}
"""What an augmentation is set to that is not done; all others are a share or a width, a number, and then 0."""

KNOBS = {"snr_db", "level_db", "speed_range", "heard", "unheard"}
"""How another augmentation is done, which is no augmentation of its own."""

LEARNING: dict[str, Any] = {"average_decay": 0.0, "label_smoothing": 0.0, "teachers": [], "gentle": 0.0}
"""Parts of the section `train`, and what they are where they are off."""


def without(settings: Settings) -> dict[str, Settings]:
    """By part that is on: the settings without it."""
    found = {**_augmentations(settings), **_learning(settings)}
    if not found:
        raise ValueError(
            "repeat.ablate needs something to leave out: augment=false, train.average_decay=0, train.label_smoothing=0"
        )
    return found


def _augmentations(settings: Settings) -> dict[str, Settings]:
    augment, found = settings.augment, {}
    for name in Augment.model_fields if augment else ():
        off, given = OFF.get(name, 0), getattr(augment, name)
        told = name in OFF or isinstance(given, int | float)
        if augment and told and name not in KNOBS and given != off:
            found[name] = settings.model_copy(update={"augment": augment.model_copy(update={name: off})})
    return found


def _learning(settings: Settings) -> dict[str, Settings]:
    """Under the names that a settings file has for them."""
    train = settings.train
    return {
        f"train.{name}": settings.model_copy(update={"train": train.model_copy(update={name: off})})
        for name, off in LEARNING.items()
        if getattr(train, name) != off
    }
