/** Says when a label begins to be heard and when it is over. */
@NullMarked
package dev.earmark.topology.detection;

import org.jspecify.annotations.NullMarked;
