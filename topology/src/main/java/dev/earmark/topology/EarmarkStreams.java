package dev.earmark.topology;

import dev.earmark.topology.deadletter.DeadLetters;
import dev.earmark.topology.metrics.TopologyCounts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running topology: started once, watched, and closed in order.
 *
 * <p>A thread that a broker or a registry has kept waiting for too long is replaced, for five
 * minutes of failing again and again at most; any other failure stops the streams and is told by
 * {@link #stopped}.
 */
public final class EarmarkStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EarmarkStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final KafkaStreams streams;
  private final TopologyCounts counts;
  private final Runnable closeModel;
  private final Patience patience = new Patience(Duration.ofMinutes(5), System::nanoTime);
  private final AtomicLong replacedThreads = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CompletableFuture<Optional<Throwable>> stopped = new CompletableFuture<>();

  // One for all who ask: each stage that is made of a future hangs on it until it completes, and
  // this one does not for months.
  private final CompletionStage<Optional<Throwable>> told = stopped.copy();

  /**
   * Prepares a topology; {@link #start} starts it.
   *
   * @param closeModel run after the last thread that may use the model has stopped
   */
  public EarmarkStreams(Topology topology, StreamsSettings settings, Runnable closeModel) {
    this.closeModel = closeModel;
    counts = settings.counts();
    streams =
        new KafkaStreams(
            topology, new StreamsConfig(settings.config()), new StreamsClients(counts));
    streams.setUncaughtExceptionHandler(this::failed);
    streams.setStateListener((now, before) -> changed(now));
  }

  /** Starts the threads. */
  public void start() {
    streams.start();
  }

  /** Returns whether every task runs. */
  public boolean ready() {
    return streams.state() == State.RUNNING;
  }

  /** Returns whether it runs or is about to; true while partitions move. */
  public boolean alive() {
    return streams.state().isRunningOrRebalancing() || streams.state() == State.CREATED;
  }

  /** Returns Kafka Streams' own word for how it is. */
  public String state() {
    return streams.state().name();
  }

  /** Returns how many threads were replaced because a broker or a registry did not answer. */
  public long replacedThreads() {
    return replacedThreads.get();
  }

  /** Returns what the topology has counted. */
  public TopologyCounts counts() {
    return counts;
  }

  /** Returns Kafka Streams itself, for its metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  /**
   * Returns what completes when the streams have stopped: with the failure that stopped them, if
   * any did.
   */
  public CompletionStage<Optional<Throwable>> stopped() {
    return told;
  }

  /** Stops the threads, leaves the group at once, then closes the model; within half a minute. */
  @Override
  public void close() {
    close(CLOSE_TIMEOUT);
  }

  /**
   * Closes likewise, and waits for the threads no longer than {@code most}.
   *
   * @return whether they have stopped, so that nothing more is counted
   */
  public boolean close(Duration most) {
    boolean done =
        streams.close(
            CloseOptions.timeout(most)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    if (done) {
      closeModel.run();
    } else {
      LOG.warn("The streams have not stopped within {} s; the process ends", most.toSeconds());
    }
    return done;
  }

  /** Called on the thread that has failed. */
  private StreamThreadExceptionResponse failed(Throwable error) {
    if (Patience.transientFailure(error)
        && patience.lasts(counts.uncommitted().lastCommitNanos())) {
      replacedThreads.incrementAndGet();
      LOG.warn("A stream thread is replaced: {}", DeadLetters.reason(error));
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    failure.compareAndSet(null, error);
    LOG.error("The streams stop: {}", DeadLetters.reason(error));
    LOG.debug("The streams stop", error);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void changed(State now) {
    if (now == State.NOT_RUNNING || now == State.ERROR) {
      stopped.complete(Optional.ofNullable(failure.get()));
    }
  }
}
