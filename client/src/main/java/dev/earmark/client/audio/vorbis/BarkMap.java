package dev.earmark.client.audio.vorbis;

/** Where the lines of a spectrum are on a scale of the ear (section 6.2.3). */
final class BarkMap {
  private final int[] map;
  private final int size;

  BarkMap(int lines, int rate, int size) {
    this.size = size;
    map = new int[lines];
    for (int i = 0; i < lines; i++) {
      double place = bark((double) rate * i / (2 * lines)) / bark(.5 * rate);
      map[i] = Math.min(size - 1, (int) (place * size));
    }
  }

  /** The third term is outside the arc tangent, as libvorbis has it; the specification errs. */
  private static double bark(double hertz) {
    return 13.1 * Math.atan(.00074 * hertz)
        + 2.24 * Math.atan(.0000000185 * hertz * hertz)
        + .0001 * hertz;
  }

  int lines() {
    return map.length;
  }

  /** Returns the last of the lines that are in the same place as this one, exclusive. */
  int end(int line) {
    int end = line + 1;
    while (end < map.length && map[end] == map[line]) {
      end++;
    }
    return end;
  }

  /** Returns the cosine of the place of a line, 0 to half a turn. */
  double cosine(int line) {
    return Math.cos(Math.PI * map[line] / size);
  }
}
