/**
 * The models that listen: which devices each hears, and how one version takes over from another.
 */
@NullMarked
package dev.earmark.topology.model;

import org.jspecify.annotations.NullMarked;
