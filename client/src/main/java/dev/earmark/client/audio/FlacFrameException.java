package dev.earmark.client.audio;

import java.io.IOException;

/** Says which rule of the format a FLAC frame breaks; the reader adds the file and the position. */
final class FlacFrameException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String rule;

  FlacFrameException(String rule) {
    super(rule);
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}
