import numpy as np
import pytest

from earmark_train.features.front_end import FeatureExtractor, FrontEnd
from earmark_train.features.mel import MelBands
from earmark_train.features.recipes import ANALYSER, COMPLEX, LOG_POWER, MEL, MFCC, TUTORIAL
from earmark_train.features.spectrum import window_function


def test_frames_and_bins_are_the_card_s() -> None:
    windows = np.zeros((3, 16_000))
    assert FeatureExtractor(MEL, 16_000).apply(windows).shape == (3, 1, 98, 40)
    assert FeatureExtractor(TUTORIAL, 16_000).apply(windows).shape == (3, 1, 124, 129)


def test_periodic_and_symmetric_hann_differ_at_the_end() -> None:
    assert window_function("hann", 4) == pytest.approx([0, 0.5, 1, 0.5])
    assert window_function("hann_symmetric", 5) == pytest.approx([0, 0.5, 1, 0.5, 0])


def test_magnitude_of_a_frame_is_the_naive_transform_s() -> None:
    x = np.random.default_rng(3).uniform(-1, 1, 16_000)
    t, k = 17, 40
    frame = x[t * 128 : t * 128 + 255] * window_function("hann_symmetric", 255)
    naive = abs(np.sum(frame * np.exp(-2j * np.pi * k * np.arange(255) / 256)))
    assert FeatureExtractor(TUTORIAL, 16_000).apply(x[np.newaxis])[0, 0, t, k] == pytest.approx(naive, rel=1e-5)


def test_log_mels_of_silence_are_the_offset_s_logarithm() -> None:
    features = FeatureExtractor(MEL, 16_000).apply(np.zeros((1, 16_000)))
    assert np.allclose(features, np.log(1e-6), atol=1e-6)


def test_a_tone_is_loudest_in_the_band_around_it() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(16_000) / 16_000)[np.newaxis]
    centres = MelBands(40, 20.0, 7600.0).matrix(512, 16_000).argmax(axis=0) * 16_000 / 512
    band = int(FeatureExtractor(MEL, 16_000).apply(tone)[0, 0].mean(axis=0).argmax())
    assert abs(centres[band] - 1000) < 60


def test_slaney_filters_have_equal_area() -> None:
    area = MelBands(20, 0.0, 8000.0, "slaney", "slaney").matrix(4096, 16_000).sum(axis=0) * 16_000 / 4096
    assert area == pytest.approx(np.ones(20), rel=0.02)


def test_float32_features_are_close_to_the_reference() -> None:
    x = np.random.default_rng(4).uniform(-0.1, 0.1, (2, 16_000))
    fast = FeatureExtractor(MEL, 16_000, np.float32).apply(x)
    assert np.abs(fast - FeatureExtractor(MEL, 16_000).apply(x)).max() < 1e-3


def test_a_front_end_survives_its_json() -> None:
    for front_end in (MEL, TUTORIAL, LOG_POWER, COMPLEX, ANALYSER, MFCC):
        assert FrontEnd.of_json(front_end.to_json()) == front_end


def test_shapes_are_the_recipes() -> None:
    assert LOG_POWER.shape(16_000, 16_000) == (1, 98, 257)
    assert COMPLEX.shape(16_000, 16_000) == (2, 257, 101)
    assert ANALYSER.shape(45_056, 44_100) == (1, 43, 232)
    assert MFCC.shape(110_250, 22_050) == (1, 216, 20)


def test_refuses_a_front_end_it_does_not_compute() -> None:
    with pytest.raises(ValueError, match=r"only what this reference computes: frontEnd has \['preEmphasis'\]"):
        FrontEnd.of_json({**MEL.to_json(), "preEmphasis": 0.97})
