package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.metrics.ShownCounts;
import dev.earmark.bench.kill.Accounts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What processes have counted, as their pages {@code /metrics} show it.
 *
 * @param pages one for each process
 */
record CountedPages(List<URI> pages) {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

  /**
   * Returns what they have counted once it adds up, or in a quarter of a minute: the counts of a
   * page are not taken at one moment, and a process may still have something under way.
   *
   * @throws CommandFailure if one does not answer
   */
  Accounts accounts() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    Accounts now = look();
    while (!now.broken().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      now = look();
    }
    return now;
  }

  private Accounts look() throws InterruptedException {
    Accounts all = Accounts.NONE;
    var client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
    for (URI page : pages) {
      try {
        all = all.with(page.toString(), ShownCounts.of(text(client, page)));
      } catch (IOException | IllegalArgumentException e) {
        throw CommandFailure.wrong("--metrics must be a page /metrics: " + page + ": " + e, e);
      }
    }
    return all;
  }

  private static String text(HttpClient client, URI page) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(page).timeout(ANSWER).build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("status=" + answer.statusCode());
    }
    return answer.body();
  }
}
