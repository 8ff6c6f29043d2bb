/** What a running process has counted and measured, for Prometheus. */
@NullMarked
package dev.earmark.app.metrics;

import org.jspecify.annotations.NullMarked;
