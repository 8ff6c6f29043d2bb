package dev.earmark.client.audio.vorbis;

import java.io.IOException;

/** Says which rule of Vorbis a packet breaks, and the value that does; the reader adds the file. */
public final class VorbisException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String found;

  VorbisException(String rule, String found) {
    super(rule + ": " + found);
    this.rule = rule;
    this.found = found;
  }

  public String rule() {
    return rule;
  }

  public String found() {
    return found;
  }

  static void require(boolean kept, String rule, String name, long value) throws VorbisException {
    if (!kept) {
      throw new VorbisException(rule, name + "=" + value);
    }
  }
}
