package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A floor of line spectral pairs (section 6), which only the first encoders wrote. */
final class Floor0 implements Floor {
  private static final int MAX_AMPLITUDE_BITS = 31;

  private final int order;
  private final int rate;
  private final int barkMapSize;
  private final int amplitudeBits;
  private final int amplitudeOffset;
  private final Codebook[] books;
  private final Map<Integer, BarkMap> maps = new HashMap<>();

  Floor0(HeaderBits in, Codebook[] all) throws VorbisException {
    order = in.number(8);
    rate = in.number(16);
    barkMapSize = in.number(16);
    amplitudeBits = in.number(6);
    amplitudeOffset = in.number(8);
    require(
        Math.min(order, Math.min(rate, barkMapSize)) > 0,
        "a Vorbis floor 0 must have an order, a rate and a map",
        "order",
        order);
    require(
        amplitudeBits <= MAX_AMPLITUDE_BITS,
        "amplitudes of a Vorbis floor 0 must have at most 31 bits",
        "bits",
        amplitudeBits);
    books = new Codebook[in.count(4)];
    for (int i = 0; i < books.length; i++) {
      books[i] = all[in.index(8, all.length, "codebook")].withVectors();
    }
  }

  @Override
  public @Nullable Curve read(PacketBits in) throws VorbisException {
    int amplitude = in.number(amplitudeBits);
    if (amplitude == 0) {
      return null;
    }
    int book = in.number(HeaderBits.width(books.length));
    require(book < books.length, "a Vorbis codebook must be there", "codebook", book);
    float[] coefficients = coefficients(in, books[book]);
    double decibels = (double) amplitude * amplitudeOffset / ((1L << amplitudeBits) - 1);
    if (in.ended()) {
      return null;
    }
    var curve = new Floor0Curve(coefficients, decibels, amplitudeOffset);
    return (spectrum, n) -> curve.multiply(spectrum, map(n));
  }

  /** Reads vectors one behind the other, each on top of the last value of the one before. */
  private float[] coefficients(PacketBits in, Codebook book) throws VorbisException {
    float[] coefficients = new float[order];
    float last = 0;
    for (int i = 0; i < order && !in.ended(); ) {
      int vector = book.vector(in);
      for (int j = 0; j < book.dimensions() && i < order && vector >= 0; j++) {
        coefficients[i++] = last + book.values()[vector + j];
      }
      last = coefficients[Math.max(0, i - 1)];
    }
    return coefficients;
  }

  private BarkMap map(int n) {
    return maps.computeIfAbsent(n, lines -> new BarkMap(lines, rate, barkMapSize));
  }
}
