"""A model held against streams of a split's clips: words at several ratios, other speech, and background alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from earmark_train.card import Card
from earmark_train.collect.samples import Samples
from earmark_train.scoring import Scorer
from earmark_train.stream.rule import Rule, detections, scores_of
from earmark_train.stream.tally import Judged, Tally, judged, right_by_offset
from earmark_train.stream.tracks import Plan, Spoken, Track, background, track
from earmark_train.truth import Span

MOVED = "words, 10 dB"
PLACES = 5


@dataclass(frozen=True)
class Wanted:
    """At which ratios words stand above noise, in dB, how long noise is heard alone, and where chance begins."""

    ratios: tuple[float, ...] = (20.0, 10.0, 5.0, 0.0)
    background_seconds: int = 1800
    seed: int = 1


@dataclass(frozen=True)
class Said:
    """The clips of a split, apart by whether the model has their label, and its noise."""

    words: list[Spoken]
    others: list[Spoken]
    noise: list[Samples]

    @staticmethod
    def of(clips: list[Spoken], noise: list[Samples], card: Card) -> Said:
        """The clips of a split held against the card's labels."""
        known = words_of(card)
        return Said([c for c in clips if c.label in known], [c for c in clips if c.label not in known], noise)

    def tracks(self, rate: int, wanted: Wanted = Wanted()) -> dict[str, Track]:
        """Words at each ratio, then what is none of them, then noise alone."""
        seed = wanted.seed
        made = {f"words, {r:g} dB": track(self.words, self.noise, Plan(rate, r, seed=seed)) for r in wanted.ratios}
        if self.others:
            made["other words, 10 dB"] = track(self.others, self.noise, Plan(rate, 10.0, (0.3, 1.0), seed))
        rng = np.random.default_rng(seed)
        alone = background(self.noise, wanted.background_seconds * rate, rng) * 0.02
        made["background"] = Track(np.clip(alone, -1, 1).astype(np.float32), rate, [])
        return made


@dataclass(frozen=True)
class Streamed:
    """What a model heard in a track; shares of the spoken words in per cent."""

    track: str
    hours: float
    words: int
    right: float
    wrong: float
    missed: float
    false_accepts_per_hour: float
    by_offset: list[float]
    """The right ones by the fifth of a hop in which words begin; one figure where the grid was not moved."""

    @staticmethod
    def of(name: str, t: Tally, by_offset: list[float]) -> Streamed:
        shares = (t.share(t.right), t.share(t.wrong), t.share(t.missed))
        return Streamed(name, t.hours, t.words, *shares, t.false_accepts_per_hour, by_offset)


def streamed(tracks: dict[str, Track], scorer: Scorer, rule: Rule) -> Iterator[Streamed]:
    """What the model hears in each track; in one of them also by where in a hop the words begin."""
    card = scorer.card
    for name, made in tracks.items():
        moved = places_of(made, card.hop_samples, PLACES if name == MOVED else 1)
        places = [_judged(place, scorer, rule) for place in moved]
        by_offset = right_by_offset(places, card.hop_samples / card.sample_rate)
        yield Streamed.of(name, places[0].tally(made.hours), by_offset)


def _judged(made: Track, scorer: Scorer, rule: Rule) -> Judged:
    heard = detections(scores_of(scorer, made), scorer.card, rule)
    return judged(made.spans, heard, words_of(scorer.card))


def words_of(card: Card) -> set[str]:
    """The model's labels that are neither background nor other words."""
    return set(card.labels) - {card.background or "", card.unknown or ""}


def places_of(made: Track, hop: int, count: int) -> Iterator[Track]:
    """The track as it is, then without its first fifth of a hop, its first two, and so on."""
    for k in range(count):
        cut = k * hop // PLACES
        later = cut / made.sample_rate
        spans = [Span(s.start - later, s.end - later, s.label) for s in made.spans]
        yield Track(made.samples[cut:], made.sample_rate, spans)
