"""The stage *collect*: pieces to `clips.csv`, `samples.s16le`, `noise.s16le` and a list of what was left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from earmark_train.collect.clips import Clip, write_rows
from earmark_train.collect.ffmpeg import missing
from earmark_train.collect.files import audio_in, unread_in
from earmark_train.collect.piece import Fault, Piece
from earmark_train.collect.pieces import pieces, unlabelled_in
from earmark_train.collect.samples import Samples, to_int16
from earmark_train.collect.sounds import UnreadableError, read
from earmark_train.progress import progress
from earmark_train.settings import Collect, Settings
from earmark_train.table import write_table

SHOWN_FAULTS = 5
LONGEST_WINDOWS = 4
"""A clip is kept to this many windows: the rest of a long one is left out."""
FAR_BELOW_DB = 20


def collect(all_settings: Settings, _work: Path, out: Path) -> str:
    """Reads every piece once; what cannot be used is listed in `faults.csv` and is not fatal."""
    settings = all_settings.collect
    out.mkdir(parents=True, exist_ok=True)
    found, wrong = pieces(settings)
    clips, faults = _write_clips(found, settings, out / "samples.s16le")
    faults += [*wrong, *_write_noise(settings, out / "noise.s16le"), *unread(settings), *unlabelled_in(settings)]
    write_table(out / "faults.csv", ("name", "why"), [(f.name, f.why) for f in faults])
    if not clips:
        raise ValueError(_nothing(settings, faults, out / "faults.csv"))
    for f in faults[:SHOWN_FAULTS]:
        print(f"  left out: {f.name}: {f.why}", flush=True)
    if len(faults) > SHOWN_FAULTS:
        print(f"  and {len(faults) - SHOWN_FAULTS} more, see {out / 'faults.csv'}", flush=True)
    write_rows(out / "clips.csv", clips)
    labels = len({c.label for c in clips})
    return f"{len(clips)} clips of {labels} labels, {len(faults)} left out"


def _nothing(settings: Collect, faults: list[Fault], listed: Path) -> str:
    if faults:
        return f"one clip at least must be usable: all {len(faults)} were left out, see {listed}"
    places = [*settings.folders, *settings.only_training, *settings.tables, *settings.tracks]
    labels = f" of {', '.join(settings.labels)}" if settings.labels else ""
    return f"there must be clips{labels}: none in {', '.join(map(str, places))}"


def label_of(piece: Piece, settings: Collect) -> str | None:
    """What the piece is called among the model's labels; None where it is left out."""
    if piece.label is None:
        return settings.background
    label = settings.rename.get(piece.label, piece.label)
    if not settings.labels or label in settings.labels:
        return label
    return settings.unknown


def _write_clips(found: list[Piece], settings: Collect, path: Path) -> tuple[list[Clip], list[Fault]]:
    clips: list[Clip] = []
    faults: list[Fault] = []
    unfinished, at = path.with_suffix(".part"), 0
    with unfinished.open("wb") as file:
        for piece in progress(found, "collect", "clip"):
            label = label_of(piece, settings)
            if label is None:
                continue
            try:
                samples = usable(piece, settings)
            except UnreadableError as e:
                faults.append(Fault(piece.name, str(e)))
                continue
            for name, part in parts(piece.name, samples, settings):
                raw = to_int16(part).tobytes()
                file.write(raw)
                digest = hashlib.sha256(raw).hexdigest()
                clips.append(Clip(name, label, piece.group, at, len(part), digest, piece.split))
                at += len(part)
    unfinished.replace(path)
    return clips, faults


def parts(name: str, samples: Samples, settings: Collect) -> Iterator[tuple[str, Samples]]:
    """The clip or, if clips are to be cut, its whole windows end to end, less those far below the loudest."""
    length = settings.window_samples
    whole = len(samples) // length
    if not settings.cut or whole < 2:
        yield name, samples
        return
    windows = samples[: whole * length].reshape(whole, length)
    loudness = 10 * np.log10((windows.astype(np.float64) ** 2).mean(axis=1) + 1e-12)
    for k in np.flatnonzero(loudness > loudness.max() - FAR_BELOW_DB):
        yield f"{name}@{k * settings.window_seconds:g}", windows[k]


def usable(piece: Piece, settings: Collect) -> Samples:
    """The piece's samples, at most four windows of them or all if they are cut, if anything is heard in them."""
    samples = read(piece, settings.sample_rate)
    samples = samples if settings.cut else samples[: LONGEST_WINDOWS * settings.window_samples]
    peak = peak_db(samples)
    if piece.label is not None and peak < settings.faintest_peak_db and not settings.measure_faint:
        raise UnreadableError(f"near-silent: peak must reach {settings.faintest_peak_db:g} dB: peak={peak:.1f} dB")
    return samples


def peak_db(samples: Samples) -> float:
    """The loudest sample in dB of full scale."""
    return 20 * float(np.log10(max(float(np.abs(samples).max()), 1e-9)))


def unread(settings: Collect) -> list[Fault]:
    """The audio files in formats that nothing here reads."""
    folders = [*settings.folders, *settings.only_training, *settings.tracks]
    folders += [settings.noise] if settings.noise else []
    return [Fault(f.relative_to(folder).as_posix(), missing(f)) for folder in folders for f in unread_in(folder)]


def _write_noise(settings: Collect, path: Path) -> list[Fault]:
    """The noise recordings end to end, and the length of each: `noise.csv`; what could not be read is said."""
    found: list[tuple[str, Samples]] = []
    faults: list[Fault] = []
    for file in audio_in(settings.noise) if settings.noise else []:
        try:
            found.append((file.name, read(Piece(file, file.name, None), settings.sample_rate)))
        except UnreadableError as e:
            faults.append(Fault(file.name, str(e)))
    path.write_bytes(b"".join(to_int16(samples).tobytes() for _, samples in found))
    write_table(path.with_suffix(".csv"), ("name", "length"), [(name, len(samples)) for name, samples in found])
    return faults
