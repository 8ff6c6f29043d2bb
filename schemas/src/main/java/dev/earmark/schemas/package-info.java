/** The records' serde in Confluent's wire format. */
@NullMarked
package dev.earmark.schemas;

import org.jspecify.annotations.NullMarked;
