package dev.earmark.app.bring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Audio files of 16-bit samples. */
public final class Clips {
  private static final int HEADER = 44;

  private Clips() {}

  /** A tone that rises, in noise. */
  public static short[] chirp(int samples) {
    var random = new Random(1);
    var clip = new short[samples];
    for (int n = 0; n < samples; n++) {
      double at = n / 16_000.0;
      double value = 0.3 * Math.sin(2 * Math.PI * (200 + 1500 * at) * at);
      clip[n] = (short) (32_767 * (value + 0.03 * random.nextGaussian()));
    }
    return clip;
  }

  /** Writes a WAV file; channels lie sample by sample. */
  public static Path wav(Path file, int rate, int channels, short[] samples) throws IOException {
    ByteBuffer wav =
        ByteBuffer.allocate(HEADER + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEADER - 8 + 2 * samples.length).put(ascii("WAVEfmt "));
    wav.putInt(16).putShort((short) 1).putShort((short) channels).putInt(rate);
    wav.putInt(2 * channels * rate).putShort((short) (2 * channels)).putShort((short) 16);
    wav.put(ascii("data")).putInt(2 * samples.length);
    wav.asShortBuffer().put(ShortBuffer.wrap(samples));
    return Files.write(file, wav.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
