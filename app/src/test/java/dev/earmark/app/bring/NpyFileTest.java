package dev.earmark.app.bring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyFileTest {
  private static byte[] npy(String type, String more, ByteBuffer numbers) {
    String header = "{'descr': '" + type + "', 'fortran_order': False, " + more + "}";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + numbers.capacity())
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {1, 0});
    bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    return bytes.put(numbers.rewind()).array();
  }

  private static ByteBuffer numbers(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static double[] read(byte[] npy) throws IOException {
    return NpyFile.read(new ByteArrayInputStream(npy), 10_000);
  }

  @Test
  void numbersOfAnyWidthAreRead() throws IOException {
    assertThat(read(npy("<f4", "'shape': (2,)", numbers(8).putFloat(1.5f).putFloat(-2))))
        .containsExactly(1.5, -2);
    assertThat(read(npy("<f8", "'shape': (1, 2)", numbers(16).putDouble(0.1).putDouble(2))))
        .containsExactly(0.1, 2);
    assertThat(
            read(npy("<i2", "'shape': (2,)", numbers(4).putShort((short) -3).putShort((short) 4))))
        .containsExactly(-3, 4);
  }

  /** As NumPy keeps a transposed array: numbers 0 to 5 of shape (2, 3), the first axis fastest. */
  @Test
  void anArrayInFortranOrderIsTurned() throws IOException {
    ByteBuffer columns = numbers(12);
    for (int number : new int[] {0, 3, 1, 4, 2, 5}) {
      columns.putShort((short) number);
    }
    byte[] npy = npy("<i2", "'shape': (2, 3)", columns);
    byte[] fortran =
        new String(npy, StandardCharsets.ISO_8859_1)
            .replace("False", " True")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(fortran)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "'>f4', 4, numbers must be little-endian",
    "'<c8', 8, 'numbers must be f4, f8, i2, i4 or i8: numbers=c8'",
    "'<f4', 3, an array must not be cut off"
  })
  void otherArraysAreRefused(String type, int bytes, String sentence) {
    assertThatThrownBy(() -> read(npy(type, "'shape': (1,)", numbers(bytes))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> read(new byte[] {1, 2, 3})).hasMessage("must be NumPy's .npy");
    assertThatThrownBy(() -> read(new byte[0])).hasMessage("an array must not be cut off");
    assertThatThrownBy(() -> read(npy("<f4", "'shape': (5000,)", numbers(20_000))))
        .hasMessage("an array must be at most 10000 bytes");
  }

  @Test
  void arraysOfAnNpzAreStages(@TempDir Path folder) throws IOException {
    Path npz = folder.resolve("e.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(npz))) {
      zip.putNextEntry(new ZipEntry("scores.npy"));
      zip.write(npy("<f4", "'shape': (2,)", numbers(8).putFloat(0.25f).putFloat(0.75f)));
    }
    Path npy = folder.resolve("other.npy");
    Files.write(npy, npy("<f4", "'shape': (1,)", numbers(4).putFloat(9)));
    Expected expected = Expected.read(List.of(npz.toString(), "samples=" + npy), List.of("a", "b"));
    assertThat(expected.of(Stage.SCORES)).containsExactly(0.25, 0.75);
    assertThat(expected.of(Stage.SAMPLES)).containsExactly(9);
    assertThat(expected.of(Stage.SPECTROGRAM)).isNull();
  }
}
