/** Pages over HTTP: what an operator's tools ask a running process. */
@NullMarked
package dev.earmark.app.web;

import org.jspecify.annotations.NullMarked;
