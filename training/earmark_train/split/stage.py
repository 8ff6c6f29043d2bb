"""The stage *split*: `split.csv`, the clips with their speakers' split; `copies.csv`, those left out as copies;
`speakers.csv`, those that were only to be trained on, but whose speakers are measured on; and `settings.json`, by which
the clips and later the noise are split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from earmark_train.collect.clips import Clip, Clips, read_rows, write_rows
from earmark_train.collect.stage import peak_db
from earmark_train.settings import Collect, Settings
from earmark_train.split.copies import Copy, copies
from earmark_train.split.groups import assigned, rule_of
from earmark_train.split.speakers import named, told_apart, write_speakers
from earmark_train.table import write_table

SPLITS = ("training", "validation", "testing")
SETTINGS = "settings.json"


def split(settings: Settings, work: Path, out: Path) -> str:
    """Gives every clip its group and split; a copy of a clip that is measured on is left out of what comes before."""
    out.mkdir(parents=True, exist_ok=True)
    collected = work / "collect"
    rows = read_rows(collected / "clips.csv")
    free = [c for c in rows if not c.split]
    rule = rule_of(free, settings.split)
    split_of = assigned(free, rule)
    known, strange = told_apart([named(c, rule, split_of) for c in rows], split_of)
    write_speakers(out / "speakers.csv", known, split_of)
    clips = Clips(strange, collected / "samples.s16le")
    clips.rows = heard(clips, settings.collect)
    found = copies(clips, settings.collect, settings.split.alike)
    gone = {c.left_out for c in found}
    kept = [c for c in clips if c not in gone]
    _write_copies(out / "copies.csv", found)
    check(kept, settings.split.everywhere, [c for c in clips if c in gone])
    write_rows(out / "split.csv", kept)
    (out / SETTINGS).write_text(settings.split.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return "; ".join([_counted(kept), f"{len(gone)} copies left out", *_told(known), f"by {rule.by}"])


def _counted(clips: list[Clip]) -> str:
    counts = Counter(c.split for c in clips)
    return ", ".join(f"{counts[s]} {s}" for s in SPLITS)


def _told(known: list[Clip]) -> list[str]:
    many = f"{len(known)} of collect.only_training left out whose speakers are measured on, see split/speakers.csv"
    return [many] if known else []


def heard(clips: Clips, settings: Collect) -> list[Clip]:
    """The clips less the near-silent ones of the training split: there is nothing to learn from them."""
    return [c for c in clips if c.split != "training" or peak_db(clips.samples(c)) >= settings.faintest_peak_db]


def check(clips: list[Clip], everywhere: bool = True, left_out: Sequence[Clip] = ()) -> None:
    """Refuses a split in which a group is in two parts or, if it must be everywhere, a label is missing from one."""
    of_group: dict[str, str] = {}
    for c in clips:
        if of_group.setdefault(c.group, c.split) != c.split:
            raise ValueError(f"group must be in one split: group={c.group}, splits={of_group[c.group]} and {c.split}")
    for label in sorted({c.label for c in (*clips, *left_out)}) if everywhere else ():
        missing = [s for s in SPLITS if not any(c.label == label and c.split == s for c in clips)]
        if missing:
            raise ValueError(
                f"every label must be heard in every split: label={label} is not in {' and '.join(missing)};"
                f" {_mending([c for c in left_out if c.label == label and c.split in missing])}"
            )


def _mending(copies: list[Clip]) -> str:
    """What is to be done where a label is missing, which may be because all of its clips were taken for copies."""
    if not copies:
        return "it needs clips of more speakers, or split.validation and split.testing larger shares"
    return (
        f"{len(copies)} of its clips were left out there as copies of clips that are measured on, see"
        " split/copies.csv: it needs clips that are none, or split.alike nearer to 1"
    )


def _write_copies(path: Path, found: list[Copy]) -> None:
    rows = [(c.left_out.name, c.kept.name, f"{c.correlation:.4f}") for c in found]
    write_table(path, ("left_out", "like", "correlation"), rows)
