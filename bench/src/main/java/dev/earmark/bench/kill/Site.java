package dev.earmark.bench.kill;

import dev.earmark.bench.BrokerChild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A broker and a registry in a process that is killed and comes back at the same addresses. */
final class Site implements AutoCloseable {
  /** How long the group waits for a member that was killed. */
  static final Duration SESSION = Duration.ofMillis(1_500);

  /**
   * Longer than a broker takes to start: Kafka 4.3 forgets the end of a transaction that times out
   * while its broker starts, and then nobody who reads what is committed gets past its records.
   */
  private static final String ABORT_EVERY_MS = "3000";

  /** The dead are noticed within seconds, so that a round is short. */
  private static final Map<String, String> BROKER =
      Map.ofEntries(
          Map.entry("group.min.session.timeout.ms", "500"),
          Map.entry("group.streams.min.session.timeout.ms", "500"),
          Map.entry("group.streams.session.timeout.ms", Long.toString(SESSION.toMillis())),
          Map.entry("group.streams.min.heartbeat.interval.ms", "100"),
          Map.entry("group.streams.heartbeat.interval.ms", "300"),
          Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
          Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", ABORT_EVERY_MS));

  private static final List<String> JVM_OPTIONS =
      List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

  private final Path folder;
  private BrokerChild child;

  private Site(Path folder, BrokerChild child) {
    this.folder = folder;
    this.child = child;
  }

  /** Starts both in a folder. */
  static Site start(Path folder) {
    return new Site(folder, BrokerChild.start(folder, FreePorts.pick(), BROKER, JVM_OPTIONS));
  }

  String bootstrapServers() {
    return child.bootstrapServers();
  }

  String registryUrl() {
    return child.registryUrl();
  }

  Addresses addresses() {
    return new Addresses(bootstrapServers(), registryUrl());
  }

  Path folder() {
    return folder;
  }

  /** Ends both as a power cut would. */
  void kill() {
    child.kill();
  }

  /** Starts both again on what they had written. */
  void startAgain() {
    child = BrokerChild.start(folder, child.ports(), BROKER, JVM_OPTIONS);
  }

  @Override
  public void close() {
    child.close();
  }
}
