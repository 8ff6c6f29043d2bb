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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What processes have counted, as their pages {@code /metrics} show it. */
final class CountedPages {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final List<URI> pages;
  private final Duration patience;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();

  /** Looks at {@code pages}, one for each process. */
  CountedPages(List<URI> pages) {
    this(pages, PATIENCE);
  }

  CountedPages(List<URI> pages, Duration patience) {
    this.pages = pages;
    this.patience = patience;
  }

  /**
   * Looks at each once.
   *
   * @throws CommandFailure if one does not answer, or is something else
   */
  void check() throws InterruptedException {
    for (URI page : pages) {
      try {
        shown(page);
      } catch (IOException | IllegalArgumentException e) {
        throw CommandFailure.wrong("--metrics must be a page /metrics: " + page + ": " + e, e);
      }
    }
  }

  /**
   * Returns what they have counted once it adds up, or in a quarter of a minute: the counts of a
   * page are not taken at one moment, and a process may still have something under way. One that
   * does not answer by then does not add up.
   */
  Accounts accounts() throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Accounts now = look();
    while (!now.broken().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      now = look();
    }
    return now;
  }

  private Accounts look() throws InterruptedException {
    Accounts all = Accounts.NONE;
    for (URI page : pages) {
      try {
        all = all.with(page.toString(), shown(page));
      } catch (IOException | IllegalArgumentException e) {
        all = all.without(page.toString(), e.toString());
      }
    }
    return all;
  }

  private Map<String, Long> shown(URI page) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(page).timeout(ANSWER).build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("status=" + answer.statusCode());
    }
    return ShownCounts.of(answer.body());
  }
}
