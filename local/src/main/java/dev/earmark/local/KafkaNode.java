package dev.earmark.local;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.slf4j.LoggerFactory;

/**
 * Kafka's broker and controller as {@link KafkaRaftServer} joins them, but on sockets bound before.
 */
final class KafkaNode implements AutoCloseable {
  private final ControllerServer controller;
  private final BrokerServer broker;
  private boolean closed;

  private KafkaNode(ControllerServer controller, BrokerServer broker) {
    this.controller = controller;
    this.broker = broker;
  }

  static KafkaNode start(KafkaConfig config, BoundSockets sockets) {
    var node = of(config, sockets);
    try {
      node.controller.startup();
      node.broker.startup();
      return node;
    } catch (Throwable t) {
      node.close();
      throw t;
    }
  }

  private static KafkaNode of(KafkaConfig config, BoundSockets sockets) {
    var log = LoggerFactory.getLogger(KafkaNode.class);
    var folder = KafkaRaftServer.initializeLogDirs(config, log, "");
    var clusterId = folder._1().clusterId().orElseThrow();
    var shared =
        new SharedServer(
            config,
            folder._1(),
            Time.SYSTEM,
            Server$.MODULE$.initializeMetrics(config, Time.SYSTEM, clusterId),
            CompletableFuture.completedFuture(
                Map.of(config.nodeId(), sockets.address(BoundSockets.CONTROLLER))),
            List.of(),
            new StandardFaultHandlerFactory(),
            sockets);
    return new KafkaNode(
        new ControllerServer(shared, KafkaRaftServer.configSchema(), folder._2()),
        new BrokerServer(shared));
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      broker.shutdown();
      controller.shutdown();
      broker.awaitShutdown();
      controller.awaitShutdown();
    }
  }
}
