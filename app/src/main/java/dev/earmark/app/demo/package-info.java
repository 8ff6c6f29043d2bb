/** The demo: four devices, a broker and a registry inside one JVM, and a person who watches. */
@NullMarked
package dev.earmark.app.demo;

import org.jspecify.annotations.NullMarked;
