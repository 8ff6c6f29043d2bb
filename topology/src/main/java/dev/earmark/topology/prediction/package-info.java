/** What was heard, as it is published and as it is judged. */
@NullMarked
package dev.earmark.topology.prediction;

import org.jspecify.annotations.NullMarked;
