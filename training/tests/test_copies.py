from pathlib import Path

import numpy as np
import pytest
import scipy.signal

from earmark_train.collect.clips import Clip, Clips, write_rows
from earmark_train.settings import Collect, Settings, Split
from earmark_train.split.alike import aligned
from earmark_train.split.copies import Copy, copies
from earmark_train.split.stage import split

RATE, SECONDS = 8000, 3
SETTINGS = Collect(folders=[Path("a")], sample_rate=RATE, window_seconds=SECONDS)


def late(seed: int) -> np.ndarray:
    """Nothing for 0.97 s, then a tone and noise of its own."""
    rng = np.random.default_rng(seed)
    t = np.arange(SECONDS * RATE) / RATE
    sound = 0.3 * np.sin(2 * np.pi * rng.uniform(200, 3000) * t) + 0.1 * rng.standard_normal(len(t))
    return np.where(t < 0.97, 0, sound * np.abs(np.sin(rng.uniform(1, 9) * t)))


def found(folder: Path, tested: np.ndarray, trained: np.ndarray) -> list[Copy]:
    both = np.stack([tested, trained])
    (folder / "s").write_bytes((both * 32767).astype("<i2").tobytes())
    rows = [
        Clip(f"{split}.wav", "a", split, i * both.shape[1], both.shape[1], str(i), split)
        for i, split in enumerate(("testing", "training"))
    ]
    return copies(Clips(rows, folder / "s"), SETTINGS, 0.98)


def test_clips_that_begin_with_the_same_silence_are_no_copies(tmp_path: Path) -> None:
    assert found(tmp_path, late(1), late(2)) == []


def test_a_clip_with_a_little_noise_added_is_a_copy(tmp_path: Path) -> None:
    noise = 0.001 * np.random.default_rng(3).standard_normal(SECONDS * RATE)
    (copy,) = found(tmp_path, late(1), 0.8 * late(1) + noise * (late(1) != 0))
    assert (copy.kept.name, copy.left_out.name) == ("testing.wav", "training.wav")
    assert copy.correlation == pytest.approx(1, abs=0.02)


def short(seed: int) -> np.ndarray:
    """A sound like that of `late`, of a third of a second, and nothing behind it."""
    return np.where(np.arange(SECONDS * RATE) < RATE // 3, np.roll(late(seed), -RATE), 0)


@pytest.mark.parametrize("level", [1, 0.02])
def test_short_sounds_with_the_same_silence_behind_them_are_no_copies(tmp_path: Path, level: float) -> None:
    assert found(tmp_path, level * short(1), level * short(2)) == []
    (copy,) = found(tmp_path, level * short(1), 0.5 * level * short(1))
    assert copy.correlation == pytest.approx(1, abs=0.02)


def narrow(seed: int) -> np.ndarray:
    """Steady noise with nothing above 1 kHz, as in what was recorded at a quarter of the rate."""
    noise = np.random.default_rng(seed).standard_normal(SECONDS * RATE // 4)
    return 0.1 * scipy.signal.resample(noise, SECONDS * RATE)


@pytest.mark.parametrize("seed", range(2, 22))
def test_steady_noises_with_the_same_empty_bands_are_no_copies(tmp_path: Path, seed: int) -> None:
    assert found(tmp_path, narrow(1), narrow(seed)) == []


def test_steady_noise_with_the_same_movements_is_a_copy(tmp_path: Path) -> None:
    (copy,) = found(tmp_path, narrow(1), 0.8 * narrow(1))
    assert copy.correlation == pytest.approx(1, abs=0.02)


def word(seed: int) -> np.ndarray:
    """Three tones of 0.2 s that glide, one after the other, from 0.8 s on."""
    rng = np.random.default_rng(seed)
    t = np.arange(RATE // 5) / RATE
    hz, glide = rng.uniform(200, 3000, 3), rng.uniform(-3000, 3000, 3)
    tones = [np.sin(2 * np.pi * (a + b * t) * t) * np.hanning(len(t)) for a, b in zip(hz, glide, strict=True)]
    return 0.5 * np.concatenate([np.zeros(RATE * 4 // 5), *tones, np.zeros(SECONDS * RATE - RATE * 7 // 5)])


@pytest.mark.parametrize("later_ms", [0, 5, 10, 20, 50, 100, 200, 300, -300])
@pytest.mark.parametrize(("level", "noise_db"), [(1, None), (0.316, None), (0.01, None), (0.316, -30), (0.316, -20)])
def test_a_copy_that_begins_later_fainter_or_in_noise_is_found(
    tmp_path: Path, later_ms: int, level: float, noise_db: float | None
) -> None:
    copy = level * np.roll(word(1), later_ms * RATE // 1000)
    noise = np.random.default_rng(2).standard_normal(len(copy)) * np.sqrt((copy**2).mean())
    trained = copy + (noise * 10 ** (noise_db / 20) if noise_db else 0)
    (one,) = found(tmp_path, word(1), trained)
    assert one.correlation == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("seed", range(2, 12))
def test_other_sounds_at_the_same_place_are_no_copies(tmp_path: Path, seed: int) -> None:
    assert found(tmp_path, word(1), word(seed)) == []


def voice(later: float) -> np.ndarray:
    """Half a second of 14 tones, each so much later, of which a band is loud that rises, which is no later."""
    t = np.arange(RATE // 2) / RATE
    tones = np.arange(200, 3000, 200)[:, None] + np.random.default_rng(1).uniform(-40, 40, (14, 1))
    loud = np.exp(-(((tones - 500 - 4000 * t) / 400) ** 2))
    sound = 0.1 * np.hanning(len(t)) * (loud * np.cos(2 * np.pi * tones * (t - later))).sum(axis=0)
    return np.concatenate([np.zeros(RATE), sound, np.zeros(SECONDS * RATE - RATE - len(t))])


@pytest.mark.parametrize("later", [0, 0.03, 0.05])
def test_a_copy_whose_samples_fit_elsewhere_is_found_where_it_lies(tmp_path: Path, later: float) -> None:
    (one,) = found(tmp_path, voice(0), voice(later))
    assert one.correlation == pytest.approx(1, abs=0.02)


def beep(hz: float, seed: int) -> np.ndarray:
    """A tone of half a second over a little noise."""
    t, noise = np.arange(SECONDS * RATE) / RATE, np.random.default_rng(seed).standard_normal(SECONDS * RATE)
    return 0.3 * np.sin(2 * np.pi * hz * t) * (t > 1) * (t < 1.5) + 0.003 * noise


@pytest.mark.parametrize("hz", [890, 899, 901, 925])
def test_beeps_of_nearly_one_pitch_are_no_copies(tmp_path: Path, hz: float) -> None:
    assert found(tmp_path, beep(900, 1), beep(hz, 2)) == []
    assert len(found(tmp_path, beep(900, 1), np.roll(beep(900, 1), 800))) == 1


def test_samples_are_aligned_where_they_fit_best_within_the_most() -> None:
    sound = np.random.default_rng(1).standard_normal(900).astype(np.float32)
    one, two = aligned(sound[100:], sound[70:-30], 40)
    assert len(one) == 770 and np.array_equal(one, two)
    one, two = aligned(sound[70:-30], sound[100:], 40)
    assert len(one) == 770 and np.array_equal(one, two)


def test_a_label_all_of_whose_clips_are_copies_is_missing_because_of_them(tmp_path: Path) -> None:
    samples = np.stack([short(1), short(2), 0.5 * short(2)])
    (tmp_path / "collect").mkdir()
    (tmp_path / "collect/samples.s16le").write_bytes((samples * 32767).astype("<i2").tobytes())
    length = samples.shape[1]
    rows = [
        Clip(f"{split}.wav", "a", split, i * length, length, str(i), split)
        for i, split in enumerate(("validation", "testing", "training"))
    ]
    write_rows(tmp_path / "collect/clips.csv", rows)
    told = Settings(name="a", collect=SETTINGS, split=Split(by="random"))
    said = "label=a is not in training; 1 of its clips were left out there as copies .*, see split/copies.csv"
    with pytest.raises(ValueError, match=said):
        split(told, tmp_path, tmp_path / "split")
    assert "training.wav,testing.wav" in (tmp_path / "split/copies.csv").read_text()
