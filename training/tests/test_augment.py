import numpy as np
import pytest

from earmark_train.augment import NoiseBank, Ratio, Word, coloured_noise, extent, framed, levelled, noisy, silence

RATE = 16_000


def burst(start: float, end: float, rate: int = RATE) -> np.ndarray:
    """A tone from start to end (seconds) in a clip of a second of quiet noise."""
    samples = np.random.default_rng(1).standard_normal(rate) * 1e-3
    n = np.arange(int(start * rate), int(end * rate))
    samples[n] += 0.5 * np.sin(2 * np.pi * 440 * n / rate)
    return samples.astype(np.float32)


@pytest.fixture
def bank() -> NoiseBank:
    return NoiseBank([np.random.default_rng(2).standard_normal(5 * RATE).astype(np.float32)], RATE, RATE)


@pytest.mark.parametrize("length", [1, RATE // 3, RATE - 1, RATE, RATE + 1])
def test_noise_shorter_than_a_window_is_heard_over_and_over(length: int) -> None:
    noise = np.random.default_rng(2).standard_normal(length).astype(np.float32)
    bank = NoiseBank([noise, noise[:0]], RATE, RATE)
    for seed in range(20):
        assert bank.draw(np.random.default_rng(seed)).shape == (RATE,)
    assert len(bank.recordings) == 1
    assert np.array_equal(bank.recordings[0][:length], noise / max(float(noise.std()), 1e-4))


def test_extent_finds_the_word() -> None:
    start, end = extent(burst(0.3, 0.7), RATE)
    assert start / RATE == pytest.approx(0.3, abs=0.03)
    assert end / RATE == pytest.approx(0.7, abs=0.03)


def test_extent_of_even_noise_is_the_whole_clip() -> None:
    assert extent(coloured_noise(np.random.default_rng(3), RATE, 0.0), RATE) == (0, RATE)


def test_a_word_s_span_is_padded_to_three_quarters_of_a_second() -> None:
    word = Word.of(burst(0.4, 0.6), RATE)
    assert (word.to_sample - word.from_sample) / RATE == pytest.approx(0.75, abs=0.01)
    assert word.clear
    assert not Word.of(coloured_noise(np.random.default_rng(3), RATE, 0.0), RATE).clear


@pytest.mark.parametrize(
    ("rate", "frame", "half", "least"), [(RATE, 160, 8_000, 12_000), (22_050, 220, 11_025, 16_538)]
)
def test_frames_loudness_and_clearness_are_of_as_many_seconds_at_any_rate(
    rate: int, frame: int, half: int, least: int
) -> None:
    clip = burst(0.3, 0.7, rate)
    assert np.array_equal(framed(clip, rate), clip[: rate // frame * frame].reshape(-1, frame))
    word = Word.of(clip, rate)
    assert word.loudness == float(np.sqrt((clip**2).mean()) * np.sqrt(rate / half))
    even = coloured_noise(np.random.default_rng(3), rate, 0.0)
    assert [Word(even[:n], rate, 0, n, 0.0).clear for n in (least - 1, least)] == [True, False]


def test_a_word_lies_at_the_same_seconds_and_is_as_loud_at_another_rate() -> None:
    one, other = (Word.of(burst(0.3, 0.7, rate), rate) for rate in (RATE, 22_050))
    spans = [(w.from_sample / w.sample_rate, w.to_sample / w.sample_rate) for w in (one, other)]
    assert spans[1] == pytest.approx(spans[0], abs=0.01)
    assert other.loudness == pytest.approx(one.loudness, rel=1e-3)
    assert other.at_speed(1.25).loudness == pytest.approx(one.at_speed(1.25).loudness, rel=1e-2)


@pytest.mark.parametrize("fraction", [(0.02, 0.42), (0.5, 1.0), (0.7, 1.0)])
def test_windows_start_where_the_span_covers_what_was_asked(fraction: tuple[float, float]) -> None:
    word, rng = Word.of(burst(0.3, 0.7), RATE), np.random.default_rng(4)
    covered = [word.covered(word.start_with(fraction, RATE, rng), RATE) / RATE for _ in range(200)]
    assert min(covered) >= fraction[0]
    assert max(covered) <= fraction[1]
    assert max(covered) - min(covered) > 0.04


def test_a_faster_word_is_shorter_and_its_span_moves_along() -> None:
    word = Word.of(burst(0.3, 0.7), RATE).at_speed(1.25)
    assert len(word.samples) == 12_800
    start, end = extent(word.samples, RATE)
    assert (start / RATE, end / RATE) == pytest.approx((0.24, 0.56), abs=0.03)
    assert word.from_sample < start < end < word.to_sample


def test_a_moved_window_holds_the_clip_at_its_new_place(bank: NoiseBank) -> None:
    clip = burst(0.3, 0.7)
    window = Word.of(clip, RATE).window(-4_000, bank, np.random.default_rng(5))
    assert np.array_equal(window[4_000:], clip[:12_000])
    assert np.abs(window[:4_000]).max() < 0.01


def test_noise_is_at_the_asked_ratio(bank: NoiseBank) -> None:
    rng = np.random.default_rng(6)
    assert bank.draw_made(rng).std() == pytest.approx(1, abs=0.5)
    clip, ratio = burst(0.3, 0.7), Ratio(0.2, 14, 5)
    added = [20 * np.log10(0.2 / float((noisy(clip, bank, rng, ratio) - clip).std())) for _ in range(200)]
    assert np.mean(added) == pytest.approx(14, abs=2.5)
    assert min(added) > 0


def test_a_level_is_where_the_peak_lies_and_silence_stays() -> None:
    rng = np.random.default_rng(9)
    peaks = [float(np.abs(levelled(burst(0.3, 0.7), rng, (-30, -10))).max()) for _ in range(50)]
    assert 10 ** (-30 / 20) <= min(peaks) < 0.1 < max(peaks) <= 10 ** (-10 / 20)
    assert not levelled(np.zeros(RATE, dtype=np.float32), rng, (-30, 0)).any()


def test_silence_is_sometimes_digital_and_never_loud(bank: NoiseBank) -> None:
    rng = np.random.default_rng(7)
    peaks = [float(np.abs(silence(bank, rng)).max()) for _ in range(300)]
    assert min(peaks) == 0
    assert max(peaks) <= 1


def test_coloured_noise_falls_with_its_exponent() -> None:
    rng = np.random.default_rng(8)
    power = np.abs(np.fft.rfft(coloured_noise(rng, 2**16, 2.0))) ** 2
    octaves = [power[2**k : 2 ** (k + 1)].mean() for k in (12, 13)]
    assert octaves[0] / octaves[1] == pytest.approx(4, rel=0.3)
