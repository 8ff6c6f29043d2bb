package dev.earmark.app.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StoppableInputTest {
  @Test
  void givesAllThatComes() throws Exception {
    byte[] bytes = new byte[50_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    assertThat(new StoppableInput(new ByteArrayInputStream(bytes), () -> false).readAllBytes())
        .isEqualTo(bytes);
  }

  @Test
  void endsWhileNothingComes() throws Exception {
    AtomicBoolean stopped = new AtomicBoolean();
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out)) {
      StoppableInput input = new StoppableInput(in, stopped::get);
      out.write(new byte[] {1, 2});
      out.flush();
      assertThat(input.readNBytes(2)).containsExactly(1, 2);
      stopped.set(true);
      assertThat(input.read()).isEqualTo(-1);
    }
  }

  @Test
  void brokenStreamIsBroken() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("torn");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("torn");
          }
        };
    assertThatThrownBy(new StoppableInput(broken, () -> false)::readAllBytes).hasMessage("torn");
  }
}
