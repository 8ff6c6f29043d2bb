package dev.earmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerTest {
  @TempDir Path folder;

  @Test
  void startsOnAPickedLoopbackPort() throws Exception {
    try (var broker = EmbeddedBroker.start(folder);
        var admin = admin(broker)) {
      assertThat(broker.bootstrapServers()).matches("127\\.0\\.0\\.1:[1-9]\\d+");
      assertThat(admin.describeCluster().nodes().get())
          .singleElement()
          .satisfies(
              node ->
                  assertThat(node.host() + ":" + node.port()).isEqualTo(broker.bootstrapServers()));
    }
  }

  @Test
  void clientsElsewhereAreToldTheNameThatTheyCanReach() throws Exception {
    var reach = new Reach("0.0.0.0", "localhost");
    try (var broker = EmbeddedBroker.start(BrokerSettings.in(folder).withReach(reach));
        var registry = EmbeddedRegistry.start(RegistrySettings.in(folder).withReach(reach));
        var admin = admin(broker)) {
      assertThat(broker.bootstrapServers()).matches("localhost:[1-9]\\d+");
      assertThat(registry.url()).matches("http://localhost:[1-9]\\d+");
      assertThat(admin.describeCluster().nodes().get())
          .singleElement()
          .satisfies(node -> assertThat(node.host()).isEqualTo("localhost"));
    }
  }

  @Test
  void refusesAHostWithAPort() {
    assertThatThrownBy(() -> new Reach("0.0.0.0", "broker:9092"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name must be one host without a port: name=broker:9092");
  }

  @Test
  void sameFolderIsTheSameClusterAgain() throws Exception {
    var first = clusterId();
    assertThat(clusterId()).isEqualTo(first);
  }

  @Test
  void leavesNoThreadBehind() {
    var before = liveThreads();
    EmbeddedBroker.start(folder).close();
    assertThat(liveThreads()).isSubsetOf(before);
  }

  @Test
  void closesTwice() {
    var broker = EmbeddedBroker.start(folder);
    broker.close();
    broker.close();
  }

  @Test
  void refusesATakenPort() throws Exception {
    try (var taken = Ports.bind(0, "test")) {
      var port = taken.socket().getLocalPort();
      assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.in(folder).withPort(port)))
          .isInstanceOf(StartException.class)
          .hasMessage(
              "port of the broker must be free: port=%d, address=127.0.0.1 (Address already in use)"
                  .formatted(port));
    }
  }

  @Test
  void refusesAFolderInUse() {
    try (var first = EmbeddedBroker.start(folder)) {
      assertThat(first.bootstrapServers()).isNotEmpty();
      assertThatThrownBy(() -> EmbeddedBroker.start(folder))
          .isInstanceOf(StartException.class)
          .hasMessage(
              "data folder must not be in use: folder=%s, used by another broker"
                  .formatted(folder));
    }
  }

  private String clusterId() throws Exception {
    try (var broker = EmbeddedBroker.start(folder);
        var admin = admin(broker)) {
      return admin.describeCluster().clusterId().get();
    }
  }

  private static Set<String> liveThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
