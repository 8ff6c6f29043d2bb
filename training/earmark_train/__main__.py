"""`earmark-train`: a folder of labelled clips to a model that Earmark serves."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path
from typing import Any

from earmark_train.sentence import is_sentence
from earmark_train.settings import Settings, SettingsError, checked, read_settings

FILE = "earmark-train.toml"
COMMANDS = {
    "stream": "earmark_train.stream.command",
    "few-shot": "earmark_train.few_shot",
    "publish": "earmark_train.publish",
    "compare": "earmark_train.report.compare",
}
"""What is said in place of clips or settings, and the module whose `main` does it."""
STAGE_NAMES = ("collect", "split", "features", "tune", "train", "repeat", "export", "report")


def main(arguments: list[str] | None = None) -> int:
    """0, or 2 where what was asked for cannot be done."""
    given = sys.argv[1:] if arguments is None else arguments
    _leave_cores_to_stages()
    try:
        if given and given[0] in COMMANDS:
            return int(importlib.import_module(COMMANDS[given[0]]).main(given[1:]))
        return trained(_parser().parse_args(given))
    except (ValueError, OSError) as e:
        if not is_sentence(e):
            raise
        print(f"earmark-train: {e}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="earmark-train", description=__doc__)
    parser.add_argument(
        "source", type=Path, help=f"a settings file, a folder with {FILE}, or a folder of clips, a folder a label"
    )
    parser.add_argument(
        "--out", type=Path, help="work folder: every stage's files, and the model in export/ (default: SOURCE-model)"
    )
    parser.add_argument("--name", help="the model's name (default: the folder's)")
    parser.add_argument("--model", help="the kind of network (default: ds-cnn)")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--seeds", type=int, metavar="N", help="train from N seeds and say how far they differ")
    parser.add_argument(
        "--ablate",
        action="store_true",
        help="train without each augmentation, teachers and so on, to say what each brings",
    )
    parser.add_argument(
        "--split", metavar="PATTERN", help="regular expression on a clip's name; its first group is the speaker"
    )
    parser.add_argument(
        "--folds",
        type=int,
        metavar="K",
        help="K trainings, each with another fold of split.fold held out, and their mean",
    )
    parser.add_argument(
        "--to", choices=STAGE_NAMES, default="report", help="the last stage to run; only report reads the test speakers"
    )
    return parser


def trained(args: argparse.Namespace) -> int:
    """All stages that are not up to date; 0, or what doit says where one failed."""
    settings = settings_of(args)
    if settings.repeat.ablate:
        from earmark_train.repeat.ablation import without

        without(settings)  # hours later would be too late to say that there is nothing to leave out
    work = args.out or work_of(args.source)
    if args.folds is not None:
        from earmark_train.folds import run_folds

        return run_folds(settings, work, args.folds)
    from earmark_train.pipeline import run

    return run(settings, work, args.to)


def work_of(source: Path) -> Path:
    """Beside the source, by a folder's whole name, or a file's less its ending."""
    whole = source if source.name not in ("", "..") else source.resolve()
    if not whole.name:
        raise SettingsError(f"--out must be said where the source has no name: source={source}")
    return whole.with_name((whole.name if whole.is_dir() else whole.stem) + "-model")


def _leave_cores_to_stages() -> None:
    """Keeps numpy's matrix products on one thread each: batches are made beside the training and would wait for it."""
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(name, "1")


def settings_of(args: argparse.Namespace) -> Settings:
    """The file's settings, or defaults for a folder of clips; what the command line says goes before."""
    if args.folds is not None and args.folds < 2:
        raise SettingsError(f"folds must be 2 or more: folds={args.folds}")
    file = args.source / FILE if args.source.is_dir() else args.source
    if file.exists():
        return _overlaid(read_settings(file), args)
    if not args.source.is_dir():
        raise SettingsError(f"source must be a settings file or a folder: source={args.source}")
    name = args.source.resolve().name if args.name is None else args.name
    table: dict[str, Any] = {"name": name, "collect": {"folders": [args.source]}}
    return _overlaid(_of_folder(table, args), args)


def _of_folder(table: dict[str, Any], args: argparse.Namespace) -> Settings:
    """The defaults; of what they are made of, only the name can be wrong."""
    try:
        return checked(table, str(args.source))
    except SettingsError as e:
        raise e if args.name is not None else SettingsError(f"{e}; say another with --name") from None


def _overlaid(settings: Settings, args: argparse.Namespace) -> Settings:
    table = settings.model_dump()
    if args.name is not None:
        table["name"] = args.name
    if args.model is not None:
        table["model"]["kind"] = args.model
    if args.epochs is not None:
        table["train"]["epochs"] = args.epochs
    if args.seeds is not None:
        table["repeat"]["seeds"] = args.seeds
    if args.ablate:
        table["repeat"]["ablate"] = True
    if args.split is not None:
        table["split"] |= {"by": "pattern", "pattern": args.split}
    return checked(table, "command line")


def run_command() -> None:
    """The command `earmark-train`."""
    sys.exit(main())


if __name__ == "__main__":
    run_command()
