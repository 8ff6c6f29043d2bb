from pathlib import Path

import numpy as np
import pytest
import soundfile

from earmark_train.collect.samples import fit, read_audio, to_int16


def test_reads_stereo_as_its_mean_and_refuses_another_rate(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    soundfile.write(file, np.array([[0.5, 0.0], [0.25, 0.25]]), 16_000, subtype="PCM_16")
    assert read_audio(file, 16_000) == pytest.approx([0.25, 0.25])
    with pytest.raises(ValueError, match="sample rate must be the model's 8000: sampleRate=16000"):
        read_audio(file, 8_000)


def test_fit_pads_and_cuts() -> None:
    assert fit(np.ones(2), 3).tolist() == [1, 1, 0]
    assert fit(np.ones(4), 3).tolist() == [1, 1, 1]


def test_sixteen_bits_are_rounded_and_end_at_full_scale() -> None:
    assert to_int16(np.float32([0, 1.6 / 32768, -1, 1, 2, -2])).tolist() == [0, 2, -32768, 32767, 32767, -32768]
