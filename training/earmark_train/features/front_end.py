"""The front end that a card describes, and what computes it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earmark_train.features.mel import Cepstrum, MelBands
from earmark_train.features.spectrum import Stft, Transform
from earmark_train.features.steps import Log, normalised, pooled, resized

Array = NDArray[Any]
KINDS = ("waveform", "spectrogram", "complex", "mel", "mfcc")


@dataclass(frozen=True)
class Crop:
    """The bins `from_bin..to_bin-1` that are kept, and how many frames are left out at the end."""

    from_bin: int = 0
    to_bin: int | None = None
    frames: int | None = None

    def apply(self, x: Array) -> Array:
        return x[:, :, : self.frames, self.from_bin : self.to_bin]


@dataclass(frozen=True)
class FrontEnd:
    """Samples to features, under the names that the card uses."""

    kind: str
    stft: Stft | None = None
    power: float = 2.0
    bands: MelBands | None = None
    cepstrum: Cepstrum | None = None
    log: Log = field(default_factory=Log)
    crop: Crop = field(default_factory=Crop)
    pool: str | None = None
    resize: tuple[int, int] | None = None
    normalisation: dict[str, Any] = field(default_factory=lambda: {"kind": "none"})
    axes: str = "NCTF"

    def shape(self, window_samples: int, sample_rate: int) -> tuple[int, ...]:
        """Features of one window, in the order of `axes` without N."""
        extractor = FeatureExtractor(self, sample_rate, np.float32)
        return extractor.apply(np.zeros((1, window_samples), np.float32)).shape[1:]

    def to_json(self) -> dict[str, Any]:
        """The card's `frontEnd` object."""
        j: dict[str, Any] = {"kind": self.kind}
        if self.stft:
            j |= _without_defaults(_camel(asdict(self.stft)), {"normalized": None})
            j |= {} if self.kind == "complex" else {"power": self.power}
        j |= _camel(asdict(self.bands)) if self.bands else {}
        j |= (
            _without_defaults(_camel(asdict(self.cepstrum)), {"lifter": 0.0, "lifterKind": "librosa"})
            if self.cepstrum
            else {}
        )
        if self.stft and self.kind != "complex":
            j["log"] = _without_defaults(_camel(asdict(self.log)), {"amin": 0.0, "ref": 1.0, "topDb": None})
        if self.crop != Crop():
            j["crop"] = _without_defaults(_camel(asdict(self.crop)), {"fromBin": 0, "toBin": None, "frames": None})
        j |= {"pool": self.pool} if self.pool else {}
        j |= {"resize": {"frames": self.resize[0], "bins": self.resize[1]}} if self.resize else {}
        return {**j, "normalisation": self.normalisation, "axes": self.axes}

    @staticmethod
    def of_json(j: dict[str, Any]) -> FrontEnd:
        """Reads a card's `frontEnd` object; refuses what this reference does not compute."""
        rest = dict(j)
        kind = _one_of("kind", rest.pop("kind"), KINDS)
        spectral = kind != "waveform"
        front_end = FrontEnd(
            kind=kind,
            stft=_take(Stft, rest) if spectral else None,
            power=rest.pop("power", 2.0),
            bands=_take(MelBands, rest) if kind in ("mel", "mfcc") else None,
            cepstrum=_take(Cepstrum, rest) if kind == "mfcc" else None,
            log=Log(**_snake(rest.pop("log", {}))),
            crop=Crop(**_snake(rest.pop("crop", {}))),
            pool=rest.pop("pool", None),
            resize=_extent(rest.pop("resize", None)),
            normalisation=rest.pop("normalisation", {"kind": "none"}),
            axes=rest.pop("axes", "NCTF"),
        )
        if rest:
            raise ValueError(f"frontEnd must have only what this reference computes: frontEnd has {sorted(rest)}")
        return front_end


class FeatureExtractor:
    """Applies a front end to batches of windows; float64 with numpy's transform is the reference.

    Training takes float32 and may bring a faster transform with numpy's signature (`scipy.fft.rfft`).
    """

    def __init__(
        self, front_end: FrontEnd, sample_rate: int, dtype: type = np.float64, rfft: Transform = np.fft.rfft
    ) -> None:
        self.front_end, self.dtype, self.rfft = front_end, np.dtype(dtype), rfft
        self.matrix: Array | None = None
        if front_end.bands and front_end.stft:
            self.matrix = front_end.bands.matrix(front_end.stft.n_fft, sample_rate).astype(self.dtype)
        self.cepstrum: Array | None = None
        if front_end.cepstrum and front_end.bands:
            self.cepstrum = front_end.cepstrum.matrix(front_end.bands.n_mels).astype(self.dtype)

    def apply(self, windows: Array) -> Array:
        """Features, float32 in the order of `axes`, of windows [N, samples]."""
        fe = self.front_end
        x = fe.crop.apply(self._bins(windows.astype(self.dtype)))
        x = pooled(x, fe.pool)
        x = resized(x, *fe.resize) if fe.resize else x
        return self._ordered(normalised(x, fe.normalisation)).astype(np.float32)

    def _bins(self, windows: Array) -> Array:
        """What the frames hold [N, C, T, F], before anything looks at more than one of them."""
        fe = self.front_end
        if fe.stft is None:
            return windows[:, np.newaxis, :, np.newaxis]
        spectrum = fe.stft.spectra(windows, self.rfft)
        if fe.kind == "complex":
            return np.stack([spectrum.real, spectrum.imag], axis=1)
        power = spectrum.real**2 + spectrum.imag**2
        bins = (power if fe.power == 2 else np.sqrt(power))[:, np.newaxis]
        logs = fe.log.apply(bins if self.matrix is None else bins @ self.matrix)
        return logs if self.cepstrum is None else logs @ self.cepstrum

    def _ordered(self, x: Array) -> Array:
        """The axes as the card has them; a letter that is left out has length 1."""
        axes = self.front_end.axes
        left_out = tuple(i for i, a in enumerate("NCTF") if a not in axes)
        kept = [a for a in "NCTF" if a in axes]
        return x.squeeze(left_out).transpose([kept.index(a) for a in axes])


def _one_of(name: str, value: Any, known: tuple[str, ...]) -> Any:
    if value not in known:
        raise ValueError(f"frontEnd.{name} must be one of {known}: {name}={value}")
    return value


def _take(of: type, rest: dict[str, Any]) -> Any:
    """The object whose fields the JSON has, which are taken out of it."""
    names = {_to_camel(name): name for name in of.__dataclass_fields__}
    return of(**{names[key]: rest.pop(key) for key in list(rest) if key in names})


def _extent(j: dict[str, int] | None) -> tuple[int, int] | None:
    return (j["frames"], j["bins"]) if j else None


def _without_defaults(j: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in j.items() if key not in defaults or value != defaults[key]}


def _to_camel(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


def _camel(j: dict[str, Any]) -> dict[str, Any]:
    return {_to_camel(key): value for key, value in j.items()}


def _snake(j: dict[str, Any]) -> dict[str, Any]:
    return {"".join("_" + c.lower() if c.isupper() else c for c in key): value for key, value in j.items()}
