package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

import org.jspecify.annotations.Nullable;

/** Decodes the packets of one stream, one after the other (section 4.3). */
public final class VorbisDecoder {
  private final Mode[] modes;
  private final int modeBits;
  private final BlockSize shortBlock;
  private final BlockSize longBlock;
  private final Overlap[] channels;
  private final float[][] samples;
  private @Nullable BlockSize previous;

  /**
   * @param setup the third header
   */
  public VorbisDecoder(Identification identification, byte[] setup) throws VorbisException {
    channels = new Overlap[identification.channels()];
    samples = new float[channels.length][];
    modes = SetupHeader.read(setup, channels.length);
    modeBits = HeaderBits.width(modes.length - 1);
    shortBlock = new BlockSize(identification.shortBlock(), channels.length);
    longBlock = new BlockSize(identification.longBlock(), channels.length);
    for (int i = 0; i < channels.length; i++) {
      channels[i] = new Overlap(longBlock.half());
      samples[i] = channels[i].samples();
    }
  }

  /** Returns what the last packet gave, by channel; the next one overwrites it. */
  public float[][] samples() {
    return samples;
  }

  /**
   * Decodes a packet and returns how many samples it gives of each channel; the first gives 0, and
   * so does one that is empty or not of audio, which is ignored.
   */
  public int decode(byte[] packet) throws VorbisException {
    var in = new PacketBits(packet);
    if (!audio(in)) {
      return 0;
    }
    Mode mode = mode(in);
    BlockSize block = block(mode);
    float[][] spectra = block.emptySpectra();
    mode.mapping().read(in, spectra);
    int count = overlap(block, spectra);
    checkFinite(count);
    return count;
  }

  /** Returns how many samples these packets will give of each channel. */
  public int count(Iterable<byte[]> packets) throws VorbisException {
    BlockSize before = previous;
    int count = 0;
    for (byte[] packet : packets) {
      var in = new PacketBits(packet);
      if (audio(in)) {
        BlockSize block = block(mode(in));
        count += given(before, block);
        before = block;
      }
    }
    return count;
  }

  private static boolean audio(PacketBits in) {
    return in.number(1) == 0 && !in.ended();
  }

  private BlockSize block(Mode mode) {
    return mode.longBlock() ? longBlock : shortBlock;
  }

  private static int given(@Nullable BlockSize before, BlockSize block) {
    return before == null ? 0 : (before.half() + block.half()) / 2;
  }

  private Mode mode(PacketBits in) throws VorbisException {
    int number = in.number(modeBits);
    require(number < modes.length, "a Vorbis mode must be there", "mode", number);
    Mode mode = modes[number];
    if (mode.longBlock()) {
      in.number(2); // whether its neighbours are long; their own modes say so too
    }
    require(!in.ended(), "a Vorbis packet must hold its mode", "modes", modes.length);
    return mode;
  }

  private int overlap(BlockSize block, float[][] spectra) {
    BlockSize before = previous;
    previous = block;
    for (int i = 0; i < channels.length; i++) {
      if (before == null) {
        channels[i].first(block, spectra[i]);
      } else {
        channels[i].next(before, block, spectra[i]);
      }
    }
    return given(before, block);
  }

  /** A product too large for a float is an infinity, and that times nothing is no number. */
  private void checkFinite(int count) throws VorbisException {
    for (float[] channel : samples) {
      float sum = 0;
      for (int i = 0; i < count; i++) {
        sum += 0 * channel[i];
      }
      require(sum == 0, "samples of a Vorbis packet must be finite", "samples", count);
    }
  }
}
