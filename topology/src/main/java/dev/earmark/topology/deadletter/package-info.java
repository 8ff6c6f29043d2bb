/** What cannot be used: why, whose fault it is, and the record that is put aside. */
@NullMarked
package dev.earmark.topology.deadletter;

import org.jspecify.annotations.NullMarked;
