package dev.earmark.client.audio;

import dev.earmark.AudioEncoding;
import dev.earmark.client.SampleFormat;
import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.Pack;
import dev.earmark.fuzz.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whole audio files of any kind, and bare samples: refused with a sentence, or read to the end. */
public final class AudioFileFuzz {
  /** A few bytes of FLAC or Vorbis may rightly be hours of silence; so much of it is read. */
  private static final int MOST_BYTES = 8 << 20;

  private AudioFileFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Cost.hold(
        input,
        () -> {
          readFile(input);
          readRaw(input);
        });
  }

  static void readFile(byte[] file) throws IOException {
    try (AudioSource source = AudioFiles.open("fuzz", new ByteArrayInputStream(file))) {
      readAll(source);
    } catch (AudioFileException refused) {
      requireSentence(refused);
    }
  }

  private static void readRaw(byte[] samples) throws IOException {
    var format = new SampleFormat(16_000, 1 + samples.length % 32, AudioEncoding.S24LE);
    try (var source = AudioFiles.raw("fuzz", new ByteArrayInputStream(samples), format)) {
      readAll(source);
    } catch (AudioFileException refused) {
      requireSentence(refused);
    }
  }

  private static void readAll(AudioSource source) throws IOException {
    byte[] piece = new byte[source.format().frameBytes() * 1024];
    long total = 0;
    int length = source.read(piece, 0, piece.length);
    while (length >= 0 && total < MOST_BYTES) {
      if (length == 0 || length % source.format().frameBytes() != 0) {
        throw new AssertionError("whole frames must be read: bytes=" + length);
      }
      total += length;
      length = source.read(piece, 0, piece.length);
    }
  }

  private static void requireSentence(AudioFileException refused) {
    if (!String.valueOf(refused.getMessage()).startsWith("fuzz: ")) {
      throw new AssertionError("the sentence must name the file", refused);
    }
  }

  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (String name :
        List.of(
            "mono8.flac",
            "silence16.flac",
            "mono8k.ogg",
            "stereo.ogg",
            "lsp.ogg",
            "cutbegin.ogg")) {
      seeds.add(Resources.read("audio/" + name));
    }
    seeds.add(wav(1, 1, 8));
    seeds.add(wav(1, 2, 16));
    seeds.add(wav(1, 6, 24));
    seeds.add(wav(1, 1, 32));
    seeds.add(wav(3, 2, 64));
    seeds.add(wav(6, 1, 8));
    seeds.add(wav(0xfffe, 2, 16));
    return seeds;
  }

  private static byte[] wav(int tag, int channels, int bits) {
    int frame = channels * bits / 8;
    byte[] data = new byte[frame * 20];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 37);
    }
    boolean extensible = tag == 0xfffe;
    var format = new Pack().bytes(little(2, tag)).bytes(little(2, channels));
    format.bytes(little(4, 16_000)).bytes(little(4, 16_000L * frame));
    format.bytes(little(2, frame)).bytes(little(2, bits));
    if (extensible) {
      format.bytes(little(2, 22)).bytes(new byte[6]).bytes(little(2, 1)).bytes(new byte[14]);
    }
    byte[] fmt = format.done();
    var wav = new Pack().text("RIFF").bytes(little(4, 28 + fmt.length + data.length)).text("WAVE");
    wav.text("LIST").bytes(little(4, 3)).text("abc\0");
    wav.text("fmt ").bytes(little(4, fmt.length)).bytes(fmt);
    return wav.text("data").bytes(little(4, data.length)).bytes(data).done();
  }

  static byte[] little(int width, long value) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (value >>> (8 * i));
    }
    return bytes;
  }
}
