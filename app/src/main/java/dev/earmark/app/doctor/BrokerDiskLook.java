package dev.earmark.app.doctor;

import dev.earmark.app.broker.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.errors.ClusterAuthorizationException;

/** How much space the brokers' disks have left. */
final class BrokerDiskLook implements Look {
  private static final long MIB = 1L << 20;
  private static final double LOW = 0.15;
  private static final String FIX = "give it a larger disk, or keep audio for less (retention.ms)";
  private static final long FULL = 512 * MIB;

  private final Cluster cluster;

  BrokerDiskLook(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public List<Symptom> look() {
    return cluster.ask(BrokerDiskLook::look);
  }

  private static List<Symptom> look(Admin admin) throws ExecutionException, InterruptedException {
    var nodes = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
    try {
      List<Symptom> all = new ArrayList<>();
      admin
          .describeLogDirs(nodes)
          .allDescriptions()
          .get()
          .forEach((node, folders) -> folders.forEach((path, one) -> of(node, path, one, all)));
      return all;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ClusterAuthorizationException) {
        return List.of(
            Symptom.ok("disk", "the brokers' may only be seen with DESCRIBE of the cluster"));
      }
      throw e;
    }
  }

  private static void of(int node, String path, LogDirDescription folder, List<Symptom> all) {
    OptionalLong total = folder.totalBytes();
    OptionalLong left = folder.usableBytes();
    if (total.isEmpty() || left.isEmpty() || total.getAsLong() == 0) {
      all.add(Symptom.ok("disk", "broker %d does not tell of %s".formatted(node, path)));
      return;
    }
    double share = left.getAsLong() / (double) total.getAsLong();
    String found =
        "broker %d has %d MiB left in %s (%d %%)"
            .formatted(node, left.getAsLong() / MIB, path, Math.round(100 * share));
    Level level = level(left.getAsLong(), share);
    all.add(new Symptom(level, "disk", found, level == Level.OK ? "" : FIX));
  }

  private static Level level(long left, double share) {
    if (left < FULL) {
      return Level.ERROR;
    }
    return share < LOW ? Level.WARNING : Level.OK;
  }
}
