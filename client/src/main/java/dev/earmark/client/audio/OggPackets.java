package dev.earmark.client.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the packets of the one logical stream in an Ogg file, comparing the checksum of each page
 * (RFC 3533).
 *
 * <p>A missing page, a second stream, or an end without the end-of-stream flag is an error.
 */
final class OggPackets {
  private static final int HEADER = 27;
  private static final int CONTINUED = 1;
  private static final int END = 4;
  private static final long NOWHERE = -1; // the position of a page on which no packet ends
  private static final byte[] CAPTURE = {'O', 'g', 'g', 'S'};
  private static final int[] CRC = crcTable();

  private final String file;
  private final InputStream in;
  private final Deque<byte[]> packets = new ArrayDeque<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private int serial;
  private int pages;
  private long granule;
  private boolean ended;

  /** Takes a stream that stands just behind the first capture pattern {@code OggS}. */
  OggPackets(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int value = 0; value < 256; value++) {
      int crc = value << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? crc << 1 ^ 0x04c11db7 : crc << 1;
      }
      table[value] = crc;
    }
    return table;
  }

  /** Returns the next packet, or null behind the last one. */
  byte @Nullable [] next() throws IOException {
    while (packets.isEmpty() && !ended) {
      page();
    }
    byte[] packet = packets.poll();
    if (packet == null) {
      checkNoneFollows();
    }
    return packet;
  }

  private void checkNoneFollows() throws IOException {
    if (Arrays.equals(in.readNBytes(4), CAPTURE)) {
      throw damaged("an Ogg file must hold one stream");
    }
  }

  /** Tells whether the packet just returned came from the last page. */
  boolean onLastPage() {
    return ended;
  }

  /** Returns the packet just returned and those behind it that end on its page. */
  List<byte[]> samePage(byte[] packet) {
    return Stream.concat(Stream.of(packet), packets.stream()).toList();
  }

  /** Returns the position that the present page ends at: for Vorbis, in frames. */
  long granule() {
    return granule;
  }

  private void page() throws IOException {
    byte[] header = header();
    byte[] lengths = read(header[26] & 0xff);
    byte[] body = read(sum(lengths));
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int expected = fields.getInt(22);
    fields.putInt(22, 0);
    checkCrc(expected, crc(crc(crc(0, header), lengths), body));
    checkOrder(fields);
    long position = fields.getLong(6);
    granule = position == NOWHERE ? granule : position;
    ended = (header[5] & END) != 0;
    split(lengths, body);
    if (position == NOWHERE && !packets.isEmpty()) {
      throw damaged("an Ogg page on which a packet ends must say its position");
    }
    if (ended && partial.size() > 0) {
      throw damaged("the last Ogg page must end its packet");
    }
  }

  private byte[] header() throws IOException {
    byte[] header = new byte[HEADER];
    System.arraycopy(CAPTURE, 0, header, 0, 4);
    int from = pages == 0 ? 4 : 0;
    System.arraycopy(read(HEADER - from), 0, header, from, HEADER - from);
    if (!Arrays.equals(header, 0, 4, CAPTURE, 0, 4)) {
      throw damaged("each Ogg page must begin with OggS");
    }
    return header;
  }

  private byte[] read(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw AudioFileException.cutOff(file, "an Ogg page that ends the stream", "pages=" + pages);
    }
    return bytes;
  }

  private static int sum(byte[] lengths) {
    int sum = 0;
    for (byte length : lengths) {
      sum += length & 0xff;
    }
    return sum;
  }

  private void checkCrc(int expected, int found) throws IOException {
    if (found != expected) {
      throw damaged("the checksum of an Ogg page must match its bytes");
    }
  }

  private static int crc(int start, byte[] bytes) {
    int crc = start;
    for (byte b : bytes) {
      crc = crc << 8 ^ CRC[(crc >>> 24 ^ b) & 0xff];
    }
    return crc;
  }

  private void checkOrder(ByteBuffer header) throws IOException {
    if (pages == 0) {
      serial = header.getInt(14);
    }
    if (header.getInt(14) != serial) {
      throw damaged("an Ogg file must hold one stream");
    }
    if (header.getInt(18) != pages) {
      throw damaged("Ogg pages must follow each other, next=" + header.getInt(18));
    }
    if (((header.get(5) & CONTINUED) != 0) != (partial.size() > 0)) {
      throw damaged("a packet must continue on the next Ogg page");
    }
    pages++;
  }

  private AudioFileException damaged(String rule) {
    return new AudioFileException(file, rule, "page=" + pages);
  }

  private void split(byte[] lengths, byte[] body) {
    int at = 0;
    for (byte lacing : lengths) {
      int length = lacing & 0xff;
      partial.writeBytes(Arrays.copyOfRange(body, at, at + length));
      at += length;
      if (length < 255) {
        packets.add(partial.toByteArray());
        partial.reset();
      }
    }
  }
}
