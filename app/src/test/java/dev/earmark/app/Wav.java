package dev.earmark.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small WAV files: mono, 16 bits. */
public final class Wav {
  private Wav() {}

  /** Writes a 440 Hz tone at a tenth of full scale. */
  public static Path tone(Path file, int sampleRate, int samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(ascii("RIFF")).putInt(36 + 2 * samples).put(ascii("WAVEfmt ")).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(sampleRate).putInt(2 * sampleRate);
    bytes.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      bytes.putShort((short) (3_276 * Math.sin(2 * Math.PI * 440 * i / sampleRate)));
    }
    return Files.write(file, bytes.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
