/** Audio from files, standard input or the microphone to a broker, as a device would send it. */
@NullMarked
package dev.earmark.app.send;

import org.jspecify.annotations.NullMarked;
