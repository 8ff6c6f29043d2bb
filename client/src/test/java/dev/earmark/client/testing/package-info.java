/**
 * What an integration test of an application that uses Earmark needs; published as the client's
 * tests jar.
 */
@NullMarked
package dev.earmark.client.testing;

import org.jspecify.annotations.NullMarked;
