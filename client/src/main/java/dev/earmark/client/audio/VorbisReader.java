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
 * <p>As every decoder does, it cuts the end where the last page says, and what lies before position
 * 0, which the first page with audio says: a file that was cut out of a longer one begins with more
 * than is to be heard. Where the first page is the last, only its end is cut.
 */
final class VorbisReader extends BlockSource {
  private final OggPackets packets;
  private final SampleFormat format;
  private final VorbisDecoder decoder;
  private long decoded;
  private boolean begun; // whether the next two are known
  private long start; // position of the first sample: not 0 where a live stream was joined late
  private long early; // samples of each channel that lie before position 0, still to come
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
    try {
      begin(packet);
      return samples(reused, decoder.decode(packet));
    } catch (VorbisException e) {
      throw new AudioFileException(name(), e.rule(), e.found() + ", packet=" + number);
    }
  }

  /** The first page that gives samples says by where it ends where it begins. */
  private void begin(byte[] packet) throws VorbisException {
    int count = begun ? 0 : decoder.count(packets.samePage(packet));
    if (count > 0) {
      begun = true;
      long first = Math.max(Long.MIN_VALUE / 2, packets.granule()) - count;
      start = Math.max(0, first);
      early = packets.onLastPage() ? 0 : Math.max(0, -first);
    }
  }

  private void checkEnd() throws IOException {
    long expected = packets.granule() - start;
    if (decoded < expected) {
      throw AudioFileException.cutOff(name(), expected + " samples", "samples=" + decoded);
    }
  }

  private ByteBuffer samples(ByteBuffer reused, int count) {
    int from = (int) Math.min(early, count);
    int end = from + kept(count - from);
    ByteBuffer out = room(reused, (end - from) * format.frameBytes());
    for (int i = from; i < end; i++) {
      for (float[] channel : decoder.samples()) {
        out.putShort(rounded(channel[i]));
      }
    }
    early -= from;
    decoded += end - from;
    return out.flip();
  }

  private int kept(int count) {
    long left = packets.granule() - start - decoded;
    return packets.onLastPage() ? (int) Math.max(0, Math.min(count, left)) : count;
  }

  private static short rounded(float sample) {
    int value = Math.round(sample * 32_768f);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }
}
