package dev.earmark.client.readme;

import dev.earmark.client.PredictionConsumer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs the examples for a test. */
public final class Examples {
  private Examples() {}

  public static void produce(Map<String, ?> settings, Path file) throws Exception {
    ProduceAudio.send(settings, file);
  }

  public static void capture(Map<String, ?> settings, short[] before, short[] word) {
    CaptureAudio.send(settings, before, word);
  }

  /** Returns the first line that the example prints; then runs {@code close} to end it. */
  public static String printed(PredictionConsumer predictions, Runnable close) {
    PrintStream out = System.out;
    FirstLine first = new FirstLine(close);
    System.setOut(new PrintStream(first, true, StandardCharsets.UTF_8));
    try {
      ConsumePredictions.print(predictions);
    } finally {
      System.setOut(out);
    }
    return first.toString(StandardCharsets.UTF_8).strip();
  }

  private static final class FirstLine extends ByteArrayOutputStream {
    private final Runnable done;

    FirstLine(Runnable done) {
      this.done = done;
    }

    @Override
    public void flush() {
      if (toString(StandardCharsets.UTF_8).endsWith("\n")) {
        done.run();
      }
    }
  }
}
