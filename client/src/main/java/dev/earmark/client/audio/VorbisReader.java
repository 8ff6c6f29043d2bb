package dev.earmark.client.audio;

import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;
import dev.earmark.client.audio.vorbis.Identification;
import dev.earmark.client.audio.vorbis.VorbisDecoder;
import dev.earmark.client.audio.vorbis.VorbisException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Ogg Vorbis to {@code S16LE}, rounded and clipped as libvorbis does.
 *
 * <p>What the first page places before position 0 is not heard, and the end is cut where the last
 * page says, as libvorbis does (appendix A.2).
 */
final class VorbisReader extends BlockSource {
  private final OggPackets packets;
  private final SampleFormat format;
  private final VorbisDecoder decoder;
  private long decoded;

  /** Position of the first sample: above 0 where a live stream was joined late, below where cut. */
  private long start;

  private boolean started;
  private int number;

  /** Takes a stream that stands just behind the first capture pattern {@code OggS}. */
  VorbisReader(String name, InputStream in) throws IOException {
    super(name, in);
    packets = new OggPackets(name, in);
    try {
      var identification = Identification.read(header());
      format =
          Formats.check(
              name, identification.sampleRate(), identification.channels(), AudioEncoding.S16LE);
      header(); // what a file says of itself is not read
      decoder = new VorbisDecoder(identification, header());
    } catch (VorbisException e) {
      throw new AudioFileException(name, e.rule(), e.found());
    }
  }

  private byte[] header() throws IOException {
    byte[] packet = packets.next();
    if (packet == null) {
      throw AudioFileException.cutOff(name(), "three Vorbis headers", "headers=" + number);
    }
    checkCodec(packet);
    int type = 2 * number + 1;
    if (packet[0] != type) {
      throw new AudioFileException(
          name(), "must hold Vorbis headers of types 1, 3 and 5", "type=" + packet[0]);
    }
    number++;
    return packet;
  }

  private void checkCodec(byte[] packet) throws AudioFileException {
    boolean vorbis = packet.length > 7 && text(packet, 1, 6).equals("vorbis");
    if (!vorbis) {
      String start = text(packet, 0, Math.min(packet.length, 8)).replaceAll("[^ -~]", ".");
      throw new AudioFileException(name(), "Ogg must hold Vorbis", "stream begins with " + start);
    }
  }

  private static String text(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }

  @Override
  public SampleFormat format() {
    return format;
  }

  @Override
  @Nullable ByteBuffer decode(ByteBuffer reused) throws IOException {
    byte[] packet = packets.next();
    if (packet == null) {
      checkEnd();
      return null;
    }
    number++;
    return samples(reused, decode(packet));
  }

  private int decode(byte[] packet) throws AudioFileException {
    try {
      return decoder.decode(packet);
    } catch (VorbisException e) {
      throw new AudioFileException(name(), e.rule(), e.found() + ", packet=" + number);
    }
  }

  private void checkEnd() throws IOException {
    long expected = packets.granule() - start;
    if (decoded < expected) {
      throw AudioFileException.cutOff(name(), expected + " samples", "samples=" + decoded);
    }
  }

  private ByteBuffer samples(ByteBuffer reused, int count) {
    ByteBuffer out = room(reused, count * format.frameBytes());
    int kept = kept(count);
    for (int i = skipped(kept); i < kept; i++) {
      for (float[] channel : decoder.samples()) {
        out.putShort(rounded(channel[i]));
      }
    }
    decoded += kept;
    return out.flip();
  }

  private int kept(int count) {
    long left = packets.granule() - start - decoded;
    return packets.onLastPage() ? (int) Math.max(0, Math.min(count, left)) : count;
  }

  /** Finds the start where the first page ends; where that is the last one too, it is 0. */
  private int skipped(int count) {
    long end = decoded + count;
    if (started || end == 0 || !packets.endsPage() || packets.onLastPage()) {
      return 0;
    }
    started = true;
    start = packets.granule() - end;
    return (int) Math.max(0, Math.min(count, -start));
  }

  private static short rounded(float sample) {
    int value = Math.round(sample * 32_768f);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }
}
