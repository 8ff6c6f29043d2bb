"""Turns trained weights into a published model: MODELS/<name>.onnx and .json with the card, and <name>.REPORT.md.

The accuracy in card and report is that of the exported file on the split named by --split.
"""

from __future__ import annotations

import argparse
import datetime
import platform
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

from earmark_train.augment import NoiseBank
from earmark_train.card import Card
from earmark_train.clips import Clip, list_clips
from earmark_train.export.onnx_file import export
from earmark_train.features.front_end import MEL, TUTORIAL
from earmark_train.golden import golden_card, two_words
from earmark_train.measure import Measured, measure
from earmark_train.networks.separable import DepthwiseSeparableCnn
from earmark_train.networks.tutorial import Resized, TutorialCnn
from earmark_train.scoring import Scorer
from earmark_train.streams import NOISE_PARTS, measure_folder, measure_joined, total
from earmark_train.voices import COMMANDS

ATTRIBUTION = (
    "Trained on Speech Commands by Pete Warden, Google (arXiv:1804.03209), used under CC BY 4.0; "
    "model by the Earmark project."
)
SPEECH = "mini_speech_commands (eight words, about 1,000 clips each), training speakers by Speech Commands' hash rule"


def commands_card(version: str) -> Card:
    return Card(
        name="commands",
        version=version,
        labels=[*COMMANDS, "unknown", "silence"],
        sample_rate=16_000,
        window_samples=16_000,
        hop_samples=4_000,
        front_end=MEL,
        threshold=0.7,
        background="silence",
        unknown="unknown",
        licence="CC-BY-4.0",
        attribution=ATTRIBUTION,
        training_data=f"{SPEECH}; 22 other words of Speech Commands; its background noises (CC BY 4.0 and CC0); "
        "project-made espeak-ng voices of every label",
    )


def simple_audio_card(version: str) -> Card:
    return Card(
        name="simple-audio",
        version=version,
        labels=list(COMMANDS),
        sample_rate=16_000,
        window_samples=16_000,
        hop_samples=8_000,
        front_end=TUTORIAL,
        threshold=0.7,
        background=None,
        unknown=None,
        licence="CC-BY-4.0",
        attribution=ATTRIBUTION,
        training_data=SPEECH,
    )


CARDS = {"commands": commands_card, "simple-audio": simple_audio_card}


def network_of(name: str) -> nn.Module:
    if name == "commands":
        return DepthwiseSeparableCnn(len(COMMANDS) + 2)
    return nn.Sequential(Resized(0.0, 1.0), TutorialCnn(len(COMMANDS)))


def report(card: Card, network: nn.Module, measured: dict[str, Measured], args: argparse.Namespace) -> str:
    """The model's REPORT.md."""
    size = (args.models / f"{card.name}.onnx").stat().st_size
    parameters = sum(p.numel() for p in network.parameters())
    grid = f"{card.window_samples / card.sample_rate:g} s windows every {card.hop_samples / card.sample_rate:g} s"
    tools = ", ".join(
        f"{n} {v}"
        for n, v in {
            "Python": platform.python_version(),
            "PyTorch": torch.__version__.split("+")[0],
            "NumPy": np.__version__,
            "ONNX": onnx.__version__,
            "ONNX Runtime": onnxruntime.__version__,
        }.items()
    )
    head = [
        f"# {card.name} {card.version}",
        "",
        f"{len(card.labels)} labels, {grid} at {card.sample_rate} Hz, {parameters:,} parameters, {size:,} bytes.",
        f"Front end and labels: the card, `{card.name}.json`, which is also inside the file.",
        f"Trained on: {card.training_data}.",
        f"Licence: {card.licence}. {card.attribution}",
        "",
        f"Measured on the exported file, {args.split} split; one clip is one window. {tools}.",
        *([args.note] if args.note else []),
    ]
    parts = [f"\n## {on}: {m.accuracy:.2%} of {m.clips}\n\n{m.table()}" for on, m in measured.items()]
    return "\n".join(head) + "\n" + "\n".join(parts) + "\n"


def measured_on(scorer: Scorer, args: argparse.Namespace) -> dict[str, Measured]:
    """What the file gets right: on the split's clips and, where there is a background label, on streams."""
    speakers = f"{'official test' if args.split == 'testing' else 'validation'} speakers"

    def of(folder: Path, labels: list[str] | None = None) -> list[Clip]:
        return [c for c in list_clips(folder, labels) if c.split == args.split]

    words = of(args.words, COMMANDS)
    measured = {f"Speech Commands, eight words, {speakers}": measure(scorer, words)}
    if scorer.card.background is None:
        return measured
    others, rate = of(args.unknown), scorer.card.sample_rate
    bank = NoiseBank.of_folder(args.noise, NOISE_PARTS[args.split], rate, 2 * rate)
    measured[f"Speech Commands, other words, {speakers}"] = measure(scorer, others)
    measured[f"synthetic voices not trained on, {args.split} split"] = measure(scorer, of(args.voices), centred=True)
    measured[f"windows of streams joined from Speech Commands, {speakers}"] = measure_joined(
        scorer, words, others, bank
    )
    if args.recordings:
        measured["windows of the demo's recordings"] = total(list(measure_folder(scorer, args.recordings).values()))
    return measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=sorted(CARDS))
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--models", type=Path, required=True, help="folder to write to")
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--unknown", type=Path, help="other words' clips (for a model with a background label)")
    parser.add_argument("--voices", type=Path, help="what make_voices.py wrote (likewise)")
    parser.add_argument("--noise", type=Path, help="background recordings (likewise)")
    parser.add_argument("--recordings", type=Path, help="recordings with label tracks (likewise)")
    parser.add_argument("--note", default="", help="a sentence for the report, as on how the model was chosen")
    parser.add_argument("--split", choices=["validation", "testing"], default="testing")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    args = parser.parse_args()
    card, network, path = CARDS[args.name](args.version), network_of(args.name), args.models / f"{args.name}.onnx"
    network.load_state_dict(torch.load(args.weights, weights_only=True))
    export(network, card, path)
    measured = measured_on(Scorer(path), args)
    card.accuracy = [m.as_card(on, args.date) for on, m in measured.items() if not on.startswith("windows")]
    export(network, card, path)
    export(network, golden_card(path, two_words(card.sample_rate)), path)
    (args.models / f"{args.name}.REPORT.md").write_text(report(card, network, measured, args), encoding="utf-8")
    print("\n".join(f"{on}: {m.accuracy:.4f} of {m.clips}" for on, m in measured.items()))


if __name__ == "__main__":
    main()
