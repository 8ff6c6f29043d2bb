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

/**
 * The group in which the processes of an application share its partitions.
 *
 * @param name its name, the application's
 * @param streams whether it is of {@code group.protocol=streams}
 */
record Group(String name, boolean streams) {

  /** Returns how many members it has; none where there is no such group. */
  int members(Admin admin) throws ExecutionException, InterruptedException {
    return streams
        ? size(
            admin
                .describeStreamsGroups(List.of(name))
                .all()
                .thenApply(groups -> sum(groups.values(), group -> group.members().size())))
        : size(
            admin
                .describeConsumerGroups(List.of(name))
                .all()
                .thenApply(groups -> sum(groups.values(), group -> group.members().size())));
  }

  private static <T> int sum(Collection<T> groups, ToIntFunction<T> members) {
    return groups.stream().mapToInt(members).sum();
  }

  private static int size(KafkaFuture<Integer> members)
      throws ExecutionException, InterruptedException {
    try {
      return members.get();
    } catch (ExecutionException e) {
      if (Objects.requireNonNullElse(e.getCause(), e) instanceof GroupIdNotFoundException) {
        return 0;
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
