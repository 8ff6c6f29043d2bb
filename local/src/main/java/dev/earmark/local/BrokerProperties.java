package dev.earmark.local;

import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Kafka's server settings for one node that is broker and controller, small and quick to start. */
final class BrokerProperties {
  static final int NODE_ID = 1;

  private BrokerProperties() {}

  static Properties of(BrokerSettings settings, BoundSockets sockets) {
    var properties = new Properties();
    addListeners(properties, settings, sockets);
    addSizes(properties);
    addLimits(properties, settings.limits());
    properties.put("log.dirs", settings.logFolder().toString());
    properties.putAll(settings.kafka());
    return properties;
  }

  private static void addListeners(
      Properties properties, BrokerSettings settings, BoundSockets sockets) {
    var protocols = new TreeMap<>(settings.listeners());
    protocols.put(BoundSockets.BROKER, "PLAINTEXT");
    var clients = joined(protocols.keySet(), name -> name + "://" + sockets.hostAndPort(name));
    var bound = joined(protocols.keySet(), name -> name + "://" + sockets.boundAt(name));
    var controller = sockets.hostAndPort(BoundSockets.CONTROLLER);
    properties.put("node.id", Integer.toString(NODE_ID));
    properties.put("process.roles", "broker,controller");
    properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
    properties.put("controller.listener.names", BoundSockets.CONTROLLER);
    properties.put("inter.broker.listener.name", BoundSockets.BROKER);
    properties.put("listeners", bound + ",CONTROLLER://" + controller);
    properties.put("advertised.listeners", clients);
    protocols.put(BoundSockets.CONTROLLER, "PLAINTEXT");
    properties.put(
        "listener.security.protocol.map",
        joined(protocols.keySet(), name -> name + ":" + protocols.get(name)));
  }

  private static String joined(Set<String> names, UnaryOperator<String> text) {
    return names.stream().map(text).collect(Collectors.joining(","));
  }

  /** One node has one replica of everything; few internal partitions start in less time. */
  private static void addSizes(Properties properties) {
    properties.put("auto.create.topics.enable", "false");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("share.coordinator.state.topic.num.partitions", "1");
    addGroups(properties);
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("log.cleaner.dedupe.buffer.size", "8388608");
    // After a kill the old registration holds up the restart for as long as this.
    properties.put("broker.session.timeout.ms", "3000");
    properties.put("broker.heartbeat.interval.ms", "500");
  }

  /** Nobody waits for more members, and a dead one of a streams group is given up after 10 s. */
  private static void addGroups(Properties properties) {
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("group.streams.initial.rebalance.delay.ms", "0");
    properties.put("group.streams.min.session.timeout.ms", "10000");
    properties.put("group.streams.session.timeout.ms", "10000");
    properties.put("group.streams.min.heartbeat.interval.ms", "3000");
    properties.put("group.streams.heartbeat.interval.ms", "3000");
  }

  private static void addLimits(Properties properties, BrokerLimits limits) {
    var bytes = limits.retentionBytes() == 0 ? -1 : limits.retentionBytes();
    properties.put("message.max.bytes", Integer.toString(limits.maxRecordBytes()));
    properties.put("replica.fetch.max.bytes", Integer.toString(limits.maxRecordBytes()));
    properties.put("log.retention.ms", Long.toString(limits.retention().toMillis()));
    properties.put("log.retention.bytes", Long.toString(bytes));
  }
}
