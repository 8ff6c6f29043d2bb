"""What is tried of each kind of network: a named space."""

from __future__ import annotations

import optuna

from earmark_train.settings.kinds import Kind

SPACES: dict[Kind, dict[str, tuple[float, ...]]] = {
    "simple-audio": {},
    "log-power-cnn": {"filters": (16, 32), "dense": (64, 128, 256), "dropout": (0.25, 0.5)},
    "complex-cnn": {"filters": (16, 32), "dense": (256, 512), "dropout": (0.3, 0.5)},
    "mfcc-cnn": {"filters": (8, 16, 32), "dropout": (0.1, 0.3, 0.5)},
    "browser-cnn": {"dense": (100, 200, 400), "dropout": (0.25, 0.5)},
    "ds-cnn": {"width": (16, 24, 32, 40, 48), "dropout": (0.1, 0.2, 0.4)},
    "head-only": {"dropout": (0.0, 0.2, 0.5)},
    "bc-resnet": {"width": (1.0, 1.5, 2.0, 3.0)},
    "pyramid-cnn": {"width": (32, 48, 64), "dropout": (0.1, 0.2, 0.3)},
}
LEARNING_RATES = (1e-3, 3e-3, 6e-3)


def options(kind: Kind, trial: optuna.Trial) -> dict[str, float]:
    """The network's options that the trial tries."""
    return {name: trial.suggest_categorical(name, list(values)) for name, values in SPACES[kind].items()}


def learning_rate(trial: optuna.Trial) -> float:
    """The learning rate that the trial tries."""
    return float(trial.suggest_categorical("learning_rate", list(LEARNING_RATES)))
