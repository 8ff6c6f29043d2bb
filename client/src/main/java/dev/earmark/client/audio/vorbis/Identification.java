package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

/**
 * What the first header says (section 4.2.2).
 *
 * @param sampleRate frames per second, as the file says
 * @param shortBlock samples in a short block, a power of two from 64
 * @param longBlock samples in a long block, a power of two up to 8,192
 */
public record Identification(long sampleRate, int channels, int shortBlock, int longBlock) {
  private static final int SMALLEST = 6;
  private static final int LARGEST = 13;

  public static Identification read(byte[] packet) throws VorbisException {
    var in = new HeaderBits(packet, "the first Vorbis header");
    in.zero(32, "version");
    int channels = in.number(8);
    long sampleRate = Integer.toUnsignedLong(in.number(32));
    for (int hint = 0; hint < 3; hint++) {
      in.number(32); // largest, nominal and smallest bit rate
    }
    int shortBlock = 1 << exponent(in, SMALLEST);
    int longBlock = 1 << exponent(in, Integer.numberOfTrailingZeros(shortBlock));
    require(in.flag(), "a Vorbis header must end with its framing bit", "bit", 0);
    return new Identification(sampleRate, channels, shortBlock, longBlock);
  }

  private static int exponent(HeaderBits in, int least) throws VorbisException {
    int exponent = in.number(4);
    require(
        exponent >= least && exponent <= LARGEST,
        "Vorbis blocks must have 64..8192 samples, long ones no fewer than short ones",
        "samples",
        1 << exponent);
    return exponent;
  }
}
