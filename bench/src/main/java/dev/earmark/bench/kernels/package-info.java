/** JMH benchmarks of what costs the processor; {@code org.openjdk.jmh.Main} runs them. */
@NullMarked
package dev.earmark.bench.kernels;

import org.jspecify.annotations.NullMarked;
