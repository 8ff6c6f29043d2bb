package dev.earmark.client.audio.vorbis;

/** What the mappings of a setup header choose from, by number. */
@SuppressWarnings("ArrayRecordComponent") // nothing compares them
record SetupParts(Floor[] floors, Residue[] residues) {}
