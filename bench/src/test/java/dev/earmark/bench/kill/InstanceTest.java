package dev.earmark.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
  private static final String READY =
      "logger=dev.earmark.run message=\"ready, commands@1 listens\"\n";
  @TempDir Path folder;

  @Test
  void aReadyProcessThatEndedInOrderHasToSayWhatItHasCounted() throws IOException {
    assertThat(accounts(READY))
        .isEqualTo(
            new Accounts(
                0,
                List.of(
                    "run-1.txt must say what it has counted: it was ready, and ended in order")));
    assertThat(accounts(READY + "level=INFO message=\"counted\" thread=main\n"))
        .isEqualTo(new Accounts(1, List.of()));
  }

  @Test
  void oneThatWasNotReadyOrWhoseThreadsDidNotStopHasNotTo() throws IOException {
    assertThat(accounts("")).isEqualTo(Accounts.NONE);
    assertThat(accounts(READY + "The streams have not stopped within 2 s; the process ends\n"))
        .isEqualTo(Accounts.NONE);
  }

  private Accounts accounts(String said) throws IOException {
    Path file = Files.writeString(folder.resolve("run-1.txt"), said);
    return new Instance(new Ended(), file).addTo(Accounts.NONE);
  }

  private static final class Ended extends Process {
    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() {
      return 0;
    }

    @Override
    public int exitValue() {
      return 0;
    }

    @Override
    public void destroy() {}
  }
}
