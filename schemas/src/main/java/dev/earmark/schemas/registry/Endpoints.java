package dev.earmark.schemas.registry;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's URLs as one server: a request goes to the one that answered last, then to the
 * others, then, after a wait that doubles and is jittered, to all of them again.
 *
 * <p>Which one answered last is remembered for the process, because each serializer and each
 * deserializer has a client of its own and a URL that is dead has to be found out only once.
 */
final class Endpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

  /** What a round over all URLs came to: an answer, or why there is none. */
  private record Round(@Nullable Answer answer, @Nullable IOException failure) {}

  private static final Map<List<URI>, AtomicInteger> ANSWERED_LAST = new ConcurrentHashMap<>();

  private final List<URI> urls;
  private final Transport transport;
  private final Clock clock;
  private final int maxRetries;
  private final long waitMs;
  private final long maxWaitMs;
  private final AtomicInteger preferred;

  Endpoints(RegistryConfig config, Clock clock) {
    urls = config.urls();
    preferred = ANSWERED_LAST.computeIfAbsent(urls, any -> new AtomicInteger());
    transport = new Transport(config);
    this.clock = clock;
    maxRetries = config.getInt(RegistryConfig.MAX_RETRIES);
    waitMs = config.getInt(RegistryConfig.RETRY_WAIT_MS);
    maxWaitMs = config.getInt(RegistryConfig.RETRY_MAX_WAIT_MS);
  }

  /** The first answer that does not blame the server itself. */
  Answer call(Call call) {
    for (int attempt = 1; ; attempt++) {
      var round = round(call);
      if (round.answer() != null && !round.answer().passing()) {
        return round.answer();
      }
      if (attempt > maxRetries || round.failure() instanceof SSLException) {
        throw new RegistryUnreachableException(call.what(), names(), attempt, why(round));
      }
      await(call, attempt, round);
    }
  }

  private Round round(Call call) {
    var last = new Round(null, null);
    for (int i = 0, first = preferred.get(); i < urls.size(); i++) {
      int index = (first + i) % urls.size();
      last = attempt(call, urls.get(index));
      if (last.answer() != null && !last.answer().passing()) {
        preferred.set(index);
        return last;
      }
    }
    return last;
  }

  private Round attempt(Call call, URI url) {
    try {
      return new Round(transport.send(url, call), null);
    } catch (IOException e) {
      return new Round(null, e);
    }
  }

  private void await(Call call, int attempt, Round round) {
    var wait = wait(attempt);
    if (attempt == 1) {
      LOG.warn(
          "schema registry does not answer, trying again: {}, url={} ({})",
          call.what(),
          String.join(",", names()),
          why(round).toString());
    }
    clock.sleep(wait);
  }

  /** Between half of and the whole doubled wait, so that many clients do not come back at once. */
  private long wait(int attempt) {
    var whole = Math.min(maxWaitMs, waitMs << Math.min(attempt - 1, 20));
    return whole - ThreadLocalRandom.current().nextLong(whole / 2 + 1);
  }

  private static Exception why(Round round) {
    var answer = round.answer();
    if (answer != null) {
      return new IOException("HTTP " + answer.status() + " " + answer.errorMessage());
    }
    return round.failure() == null ? new IOException("no URL") : round.failure();
  }

  List<String> names() {
    return urls.stream().map(UrlUsers::removed).toList();
  }
}
