"""What a training is told: `earmark-train.toml`, a section in each class."""

from earmark_train.settings.clips import Collect, Split
from earmark_train.settings.learning import Augment, Repeat, Train, Tune
from earmark_train.settings.model import Card, Export, Mels, Model, Report
from earmark_train.settings.whole import Settings, SettingsError, checked, read_settings

__all__ = [
    "Augment",
    "Card",
    "Collect",
    "Export",
    "Mels",
    "Model",
    "Repeat",
    "Report",
    "Settings",
    "SettingsError",
    "Split",
    "Train",
    "Tune",
    "checked",
    "read_settings",
]
