/**
 * Decodes Vorbis I packets to samples; {@code VorbisReader} takes them out of Ogg files.
 *
 * <p>Source: <a href="https://xiph.org/vorbis/doc/Vorbis_I_spec.html">Vorbis I specification</a>,
 * whose words name everything here. Nothing in this package is meant for others.
 */
@NullMarked
package dev.earmark.client.audio.vorbis;

import org.jspecify.annotations.NullMarked;
