/**
 * Sources of audio: WAV, FLAC, Ogg Vorbis and raw files, the microphone, and the label tracks
 * beside them.
 */
@NullMarked
package dev.earmark.client.audio;

import org.jspecify.annotations.NullMarked;
