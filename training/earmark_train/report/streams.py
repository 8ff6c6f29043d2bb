"""What the model hears in streams of the test speakers' clips: a part of the same reading as the clips themselves."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from earmark_train.card import Card
from earmark_train.features.windows import Dataset
from earmark_train.scoring import quick
from earmark_train.source import modules_of
from earmark_train.stream.rule import Rule
from earmark_train.stream.streamed import Said, Streamed, streamed
from earmark_train.stream.tracks import Spoken


def in_streams(model: Path, heard: Dataset, out: Path) -> list[Streamed]:
    """A line a track; kept beside the report, so that drawing it again scores nothing again."""
    kept = out / f"streams-{_digest(model)}.json"
    if not kept.exists():
        scorer = quick(model)
        tracks = said(heard, scorer.card).tracks(scorer.card.sample_rate)
        found = streamed(tracks, scorer, Rule(scorer.card.threshold))
        kept.write_text(json.dumps([asdict(s) for s in found], indent=2) + "\n", encoding="utf-8")
    return [Streamed(**row) for row in json.loads(kept.read_text(encoding="utf-8"))]


def _digest(model: Path) -> str:
    """Of the model and of the code that measures it."""
    digest = hashlib.sha256(model.read_bytes())
    for file in modules_of(streamed.__module__):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def said(heard: Dataset, card: Card) -> Said:
    """The test speakers' clips and the test's part of the noise."""
    clips = [Spoken(heard.clips.samples(c), c.label) for c in heard.clips.of("testing")]
    return Said.of(clips, heard.noise_of("testing"), card)
