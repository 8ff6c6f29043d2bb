"""The audio files below a folder, by their endings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from earmark_train.collect.ffmpeg import ffmpeg

AUDIO = set(
    ".wav .wave .bwf .flac .ogg .oga .opus .mp1 .mp2 .mp3 .mpga .aiff .aif .aifc .au .snd .caf .w64 .rf64 .voc .sph"
    " .nist .ircam .svx .8svx".split()
)
FOR_FFMPEG = set(
    ".m4a .m4b .m4r .mp4 .aac .adts .ac3 .eac3 .dts .wma .asf .amr .awb .3gp .3g2 .webm .weba .mka .mkv .mov .ape .wv"
    " .mpc .tta .tak .shn .dsf .dff .spx .gsm .ra .rm .aax .oma .qcp".split()
)
"""What is audio, too, but nothing that libsoundfile reads."""


def audio_in(folder: Path) -> list[Path]:
    """The audio files below a folder that can be read, in name order; links to folders are followed."""
    return _files(folder, AUDIO | FOR_FFMPEG if ffmpeg() else AUDIO)


def unread_in(folder: Path) -> list[Path]:
    """Those that cannot, since ffmpeg is not installed."""
    return [] if ffmpeg() else _files(folder, FOR_FFMPEG)


def _files(folder: Path, endings: set[str]) -> list[Path]:
    if not folder.is_dir():
        raise ValueError(f"folder must be there: folder={folder}")
    return sorted(f for f in _below(folder) if f.suffix.lower() in endings and f.is_file())


def _below(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [f for f in folders if not _goes_back(at, f)]
        yield from (Path(at, name) for name in names)


def _goes_back(at: str, folder: str) -> bool:
    """Whether it is a link to a folder in which it lies."""
    here, there = Path(os.path.realpath(at)), Path(os.path.realpath(os.path.join(at, folder)))
    return here == there or there in here.parents
