package dev.earmark.app.broker;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The brokers of the settings, asked by an admin client that waits for a bounded time. */
public final class Cluster implements AutoCloseable {
  private static final int WAIT_MS = 10_000;
  private static final int ASK_MS = 4_000;

  private final Admin admin;
  private final String servers;

  private Cluster(Admin admin, String servers) {
    this.admin = admin;
    this.servers = servers;
  }

  /**
   * Connects, and returns when a broker has answered.
   *
   * @throws CommandFailure where none does within ten seconds, or an address cannot be resolved
   */
  public static Cluster connect(Settings settings) {
    String servers = settings.text(EarmarkSettings.BOOTSTRAP_SERVERS);
    Cluster cluster = new Cluster(admin(settings, servers), servers);
    try {
      cluster.answer(cluster.admin.describeCluster().nodes());
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static Admin admin(Settings settings, String servers) {
    Map<String, Object> config = settings.kafka("admin.", AdminClientConfig.configNames());
    try {
      bound(config);
      return Admin.create(config);
    } catch (KafkaException e) {
      throw CommandFailure.wrong(cause(e) + ": bootstrap.servers=" + servers, e);
    }
  }

  /** Kafka refuses a wait for an answer that is shorter than that for one request. */
  private static void bound(Map<String, Object> config) {
    int requestMs = given(config, AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG);
    config.putIfAbsent(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.max(WAIT_MS, requestMs));
    int answerMs = given(config, AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG);
    config.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(WAIT_MS, answerMs));
  }

  private static int given(Map<String, Object> config, String name) {
    Object given = config.getOrDefault(name, WAIT_MS);
    return (Integer) ConfigDef.parseType(name, given, ConfigDef.Type.INT);
  }

  private static String cause(KafkaException e) {
    Throwable cause = e.getCause() instanceof ConfigException config ? config : e;
    return String.valueOf(cause.getMessage());
  }

  /**
   * Asks whether a broker is there; the answer is a failure where none comes within four seconds.
   */
  public Future<?> probe() {
    return admin.describeCluster(new DescribeClusterOptions().timeoutMs(ASK_MS)).nodes();
  }

  Admin admin() {
    return admin;
  }

  /**
   * Waits for an answer.
   *
   * @throws CommandFailure where there is none in time, or it is a refusal
   */
  <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(2 * WAIT_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits for an answer about a topic; there is none where the broker does not know the topic. */
  <T> Optional<T> answerUnlessUnknown(KafkaFuture<T> future) {
    try {
      return Optional.of(answer(future));
    } catch (CommandFailure e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A question that takes more than one answer. */
  public interface Question<T> {
    /** Asks it, and waits for what takes the answer. */
    T ask(Admin admin) throws ExecutionException, InterruptedException;
  }

  /**
   * Asks a question.
   *
   * @throws CommandFailure where there is no answer in time, or it is a refusal
   */
  public <T> T ask(Question<T> question) {
    try {
      return question.ask(admin);
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private CommandFailure interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return CommandFailure.broken(
        "interrupted while waiting for a broker: bootstrap.servers=" + servers, cause);
  }

  private CommandFailure failure(Throwable cause) {
    boolean silent =
        cause instanceof TimeoutException
            || cause instanceof org.apache.kafka.common.errors.TimeoutException;
    return silent
        ? CommandFailure.broken("no Kafka broker answers: bootstrap.servers=" + servers, cause)
        : refused(cause);
  }

  static CommandFailure refused(Throwable cause) {
    return CommandFailure.broken("the Kafka broker refuses: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
