/** A client of schema registries that speak Confluent's REST API. */
@NullMarked
package dev.earmark.schemas.registry;

import org.jspecify.annotations.NullMarked;
