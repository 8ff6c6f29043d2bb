package dev.earmark.client.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Test audio: what is in {@code src/test/resources/audio}, made by its {@code make.sh}. */
final class Audio {
  private Audio() {}

  static byte[] resource(String name) {
    try (InputStream in = Audio.class.getResourceAsStream("/audio/" + name)) {
      if (in == null) {
        throw new AssertionError("no test audio " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AudioSource open(String name, byte[] bytes) throws IOException {
    return AudioFiles.open(name, new ByteArrayInputStream(bytes));
  }

  static byte[] decode(String name, byte[] bytes) throws IOException {
    try (AudioSource source = open(name, bytes)) {
      return source.readAll();
    }
  }

  static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
