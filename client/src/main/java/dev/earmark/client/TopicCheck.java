package dev.earmark.client;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the brokers once whether a topic is there, so that their absence is said within a bound.
 *
 * <p>A producer alone would wait its {@code max.block.ms} and then blame the topic in either case.
 */
final class TopicCheck {
  private final ClientSettings settings;
  private final Set<String> found = ConcurrentHashMap.newKeySet();

  TopicCheck(ClientSettings settings) {
    this.settings = settings;
  }

  /** Returns once the topic is known to be there; at once where it was found before. */
  void require(String topic) {
    require(topic, 0);
  }

  /** As {@link #require(String)}, but waits for a broker that long where a start waits less. */
  void require(String topic, long waitMs) {
    if (!found.contains(topic)) {
      ask(topic, waitMs);
      found.add(topic);
    }
  }

  private void ask(String topic, long waitMs) {
    int start = settings.number(ClientSettings.START_TIMEOUT);
    int timeout = (int) Math.min(Integer.MAX_VALUE, Math.max(start, waitMs));
    Map<String, Object> config = settings.kafka(Map.of());
    config.keySet().retainAll(AdminClientConfig.configNames());
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, start);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    try (Admin admin = Admin.create(config)) {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
    } catch (ExecutionException e) {
      throw failure(topic, timeout, e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw failure(topic, timeout, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(topic, timeout, e);
    }
  }

  private SendException failure(String topic, int timeout, Throwable cause) {
    String servers = "bootstrap.servers=" + settings.servers();
    if (cause instanceof TimeoutException) {
      return new SendException(
          "a broker must answer within %d ms: %s".formatted(timeout, servers), cause);
    }
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new SendException(
          "topic must be there before it is used: topic=%s, %s".formatted(topic, servers), cause);
    }
    if (cause instanceof ConfigException) {
      return new SendException(
          "a broker must be found: %s, %s".formatted(servers, cause.getMessage()), cause);
    }
    return new SendException(
        "brokers must let this client use topic %s: %s, %s"
            .formatted(topic, servers, cause.getMessage()),
        cause);
  }
}
