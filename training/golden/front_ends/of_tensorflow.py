"""Rows whose origin is TensorFlow."""

from __future__ import annotations

import numpy as np
import tensorflow as tf

from .row import SEVEN, Row, front_end, mel


def _tutorial(x: np.ndarray) -> tf.Tensor:
    return tf.abs(tf.signal.stft(x, frame_length=255, frame_step=128))


def _resized(x: np.ndarray) -> np.ndarray:
    image = tf.image.resize(_tutorial(x)[..., tf.newaxis], [32, 32])
    return (image.numpy() - 0.62) / 1.37


def _audio_spectrogram(x: np.ndarray) -> tf.Tensor:
    power = tf.raw_ops.AudioSpectrogram(input=x[:, None], window_size=480, stride=160, magnitude_squared=True)
    return tf.math.log(power[0] + 0.01)


def _yamnet(x: np.ndarray) -> tf.Tensor:
    magnitude = tf.abs(tf.signal.stft(x, frame_length=400, frame_step=160, fft_length=512))
    bands = tf.signal.linear_to_mel_weight_matrix(64, 257, 16_000, 125.0, 7_500.0, dtype=tf.as_dtype(x.dtype))
    return tf.math.log(magnitude @ bands + 0.001)


def _mfcc(x: np.ndarray) -> tf.Tensor:
    return tf.signal.mfccs_from_log_mel_spectrograms(_yamnet(x))[..., :13]


def _hamming(x: np.ndarray) -> tf.Tensor:
    return tf.abs(tf.signal.stft(x, 256, 128, window_fn=tf.signal.hamming_window))


def rows() -> list[Row]:
    """The tutorial, Keras in R, YAMNet, and parts of tf.signal."""
    tool = f"TensorFlow {tf.__version__}"
    tutorial = front_end("spectrogram", 255, 128, 256, window="hann_symmetric", power=1, axes="NTFC")
    yamnet = front_end("mel", 400, 160, 512, power=1, log={"kind": "ln", "offset": 0.001}, melTriangles="mel")
    yamnet |= mel(64, 125, 7_500, "htk")
    return [
        Row(
            "simple-audio",
            tool,
            "abs(tf.signal.stft(x, frame_length=255, frame_step=128))[..., None]",
            tutorial,
            lambda x: _tutorial(x)[..., None],
        ),
        Row(
            "simple-audio-resized",
            tool,
            "(tf.image.resize(abs(tf.signal.stft(x, 255, 128))[..., None], [32, 32]) - 0.62) / 1.37",
            tutorial
            | {
                "resize": {"frames": 32, "bins": 32},
                "normalisation": {"kind": "dataset", "mean": 0.62, "std": 1.37},
            },
            _resized,
            signals=(*SEVEN, "second"),
        ),
        Row(
            "keras-in-r",
            tool,
            "log(tf.raw_ops.AudioSpectrogram(x, window_size=480, stride=160, magnitude_squared=True) + 0.01)",
            front_end("spectrogram", 480, 160, 512, log={"kind": "ln", "offset": 0.01}),
            _audio_spectrogram,
            exact=lambda x: tf.math.log(tf.abs(tf.signal.stft(x, 480, 160, fft_length=512)) ** 2 + 0.01),
        ),
        Row(
            "yamnet",
            tool,
            "log(abs(tf.signal.stft(x, 400, 160, fft_length=512)) @ "
            "tf.signal.linear_to_mel_weight_matrix(64, 257, 16000, 125.0, 7500.0) + 0.001)",
            yamnet,
            _yamnet,
            card={"windowSamples": 15_600, "hopSamples": 7_680},
        ),
        Row(
            "tensorflow-mfcc",
            tool,
            "tf.signal.mfccs_from_log_mel_spectrograms(yamnet)[..., :13]",
            yamnet | {"kind": "mfcc", "nMfcc": 13, "dctNorm": "htk"},
            _mfcc,
        ),
        Row(
            "tensorflow-hamming",
            tool,
            "abs(tf.signal.stft(x, 256, 128, window_fn=tf.signal.hamming_window))",
            front_end("spectrogram", 256, 128, 256, window="hamming", power=1),
            _hamming,
        ),
    ]
