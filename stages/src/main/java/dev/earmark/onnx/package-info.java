/** What an {@code .onnx} file says, read as protocol buffers without loading it. */
@NullMarked
package dev.earmark.onnx;

import org.jspecify.annotations.NullMarked;
