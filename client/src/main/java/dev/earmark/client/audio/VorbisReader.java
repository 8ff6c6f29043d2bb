package dev.earmark.client.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Ogg Vorbis to {@code S16LE}, rounded and clipped as libvorbis does, with JOrbis.
 *
 * <p>The end is cut where the last page says, as every decoder does.
 */
final class VorbisReader extends BlockSource {
  private static final int HEADERS = 3;

  /** Where a comment header is expected: what a file says of itself there is not read. */
  private static final byte[] NO_COMMENT = {
    3, 'v', 'o', 'r', 'b', 'i', 's', 0, 0, 0, 0, 0, 0, 0, 0, 1
  };

  private final OggPackets packets;
  private final SampleFormat format;
  private final Info info = new Info();
  private final DspState synthesis = new DspState();
  private final Block block;
  private final float[][][] pcm = new float[1][][];
  private final int[] offsets;
  private long decoded;
  private long start =
      -1; // position of the first sample: not 0 where a live stream was joined late
  private int number;

  /** Takes a stream that stands just behind the first capture pattern {@code OggS}. */
  VorbisReader(String name, InputStream in) throws IOException {
    super(name, in);
    packets = new OggPackets(name, in);
    readHeaders();
    format = Formats.check(name, info.rate, info.channels, AudioEncoding.S16LE);
    if (sound(() -> synthesis.synthesis_init(info)) < 0) {
      throw headersNeeded();
    }
    block = new Block(synthesis);
    offsets = new int[info.channels];
  }

  private void readHeaders() throws IOException {
    Comment comment = new Comment();
    info.init();
    comment.init();
    while (number < HEADERS) {
      byte[] packet = packets.next();
      if (packet == null) {
        throw AudioFileException.cutOff(name(), "three Vorbis headers", "headers=" + number);
      }
      checkCodec(packet);
      readHeader(comment, packet);
    }
  }

  private void readHeader(Comment comment, byte[] packet) throws AudioFileException {
    if (number == 2) {
      VorbisSetup.check(name(), packet);
    }
    byte[] header = number == 1 && packet[0] == 3 ? NO_COMMENT : packet;
    int result = sound(() -> info.synthesis_headerin(comment, packet(header)));
    if (result < 0) {
      throw headersNeeded();
    }
  }

  private AudioFileException headersNeeded() {
    return new AudioFileException(name(), "must hold Vorbis headers", "header=" + number);
  }

  private interface Step {
    int run();
  }

  /** JOrbis does not check what it reads: nonsense leads it beyond its arrays. */
  private static int sound(Step step) {
    try {
      return step.run();
    } catch (IndexOutOfBoundsException
        | NullPointerException
        | NegativeArraySizeException
        | ArithmeticException e) {
      return -1;
    }
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

  private Packet packet(byte[] bytes) {
    Packet packet = new Packet();
    packet.packet_base = bytes;
    packet.bytes = bytes.length;
    packet.b_o_s = number == 0 ? 1 : 0;
    packet.packetno = number++;
    packet.granulepos = -1;
    return packet;
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
    if (sound(() -> decode(packet)) != 0) {
      throw new AudioFileException(name(), "a Vorbis packet must decode", "packet=" + number);
    }
    return samples(reused);
  }

  private int decode(byte[] packet) {
    int result = block.synthesis(packet(packet));
    return result == 0 ? synthesis.synthesis_blockin(block) : result;
  }

  private void checkEnd() throws IOException {
    long expected = packets.granule() - Math.max(start, 0);
    if (decoded < expected) {
      throw AudioFileException.cutOff(name(), expected + " samples", "samples=" + decoded);
    }
  }

  private ByteBuffer samples(ByteBuffer reused) {
    int count = synthesis.synthesis_pcmout(pcm, offsets);
    ByteBuffer out = room(reused, count * format.frameBytes());
    int kept = kept(count);
    for (int i = 0; i < kept; i++) {
      for (int channel = 0; channel < format.channels(); channel++) {
        out.putShort(rounded(pcm[0][channel][offsets[channel] + i]));
      }
    }
    synthesis.synthesis_read(count);
    decoded += kept;
    findStart();
    return out.flip();
  }

  private int kept(int count) {
    long left = packets.granule() - Math.max(start, 0) - decoded;
    return packets.onLastPage() ? (int) Math.max(0, Math.min(count, left)) : count;
  }

  private void findStart() {
    if (start < 0 && decoded > 0 && packets.endsPage()) {
      start = Math.max(0, packets.granule() - decoded);
    }
  }

  private static short rounded(float sample) {
    int value = Math.round(sample * 32_768f);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }
}
