"""Weights to one ONNX file with its card."""
