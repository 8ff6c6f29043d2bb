package dev.earmark.app.reset;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * The group in which the processes of an application share its partitions.
 *
 * @param name its name, the application's
 * @param streams whether it is of {@code group.protocol=streams}
 */
record Group(String name, boolean streams) {

  /**
   * Returns how many members it has, of whichever protocol; none where there is no such group. The
   * processes that still run may have other settings than this one.
   */
  int members(Admin admin) throws ExecutionException, InterruptedException {
    var ofStreams = admin.describeStreamsGroups(List.of(name)).all();
    var ofConsumers = admin.describeConsumerGroups(List.of(name)).all();
    return size(ofStreams.thenApply(found -> sum(found.values(), group -> group.members().size())))
        + size(
            ofConsumers.thenApply(found -> sum(found.values(), group -> group.members().size())));
  }

  private static <T> int sum(Collection<T> groups, ToIntFunction<T> members) {
    return groups.stream().mapToInt(members).sum();
  }

  private static int size(KafkaFuture<Integer> members)
      throws ExecutionException, InterruptedException {
    try {
      return members.get();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      if (cause instanceof GroupIdNotFoundException
          || cause instanceof UnsupportedVersionException) {
        return 0; // older brokers know no groups of Streams' own protocol
      }
      throw e;
    }
  }

  /** Commits offsets in its name. */
  void commit(Admin admin, Map<TopicPartition, Long> offsets)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    offsets.forEach((partition, at) -> committed.put(partition, new OffsetAndMetadata(at)));
    if (streams) {
      admin.alterStreamsGroupOffsets(name, committed).all().get();
    } else {
      admin.alterConsumerGroupOffsets(name, committed).all().get();
    }
  }
}
