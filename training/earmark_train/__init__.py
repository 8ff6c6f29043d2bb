"""From labelled clips to an ONNX model that carries its own front end."""
