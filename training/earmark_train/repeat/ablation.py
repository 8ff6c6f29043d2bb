"""Settings with one augmentation taken out."""

from __future__ import annotations

from typing import Any

from earmark_train.settings import Augment, Settings

OFF: dict[str, Any] = {"masks": (0, 0)}
"""What an augmentation is set to that is not done; all others are a share or a width, a number, and then 0."""

KNOBS = {"snr_db", "level_db", "speed_range", "heard", "unheard"}
"""How another augmentation is done, which is no augmentation of its own."""


def without(settings: Settings) -> dict[str, Settings]:
    """By augmentation that is on: the settings without it."""
    augment = settings.augment
    if augment is None:
        raise ValueError("repeat.ablate needs augmentations to leave out: augment=false")
    found = {}
    for name in Augment.model_fields:
        off, given = OFF.get(name, 0), getattr(augment, name)
        told = name in OFF or isinstance(given, int | float)
        if told and name not in KNOBS and given != off:
            found[name] = settings.model_copy(update={"augment": augment.model_copy(update={name: off})})
    return found
