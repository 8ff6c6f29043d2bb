/** What a cluster must have and allow; checked, and made where it is missing. */
@NullMarked
package dev.earmark.topology.cluster;

import org.jspecify.annotations.NullMarked;
