/** Kernels and the end-to-end load, measured. */
@NullMarked
package dev.earmark.bench;

import org.jspecify.annotations.NullMarked;
