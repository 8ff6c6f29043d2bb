package dev.earmark.topology.window;

import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Reads a task's own partition of the chunks again. */
public interface TailReader extends AutoCloseable {

  /** Returns the offset that is committed for the application, if any is. */
  OptionalLong committed();

  /** Returns the offset of the first record that is still kept. */
  long beginning();

  /** Returns whether the log has any record at or after {@code from}; reads one at most. */
  boolean anyFrom(long from);

  /**
   * Hands over the records from {@code from} to before {@code to} that still exist, in their order.
   */
  void read(long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> visitor);

  @Override
  void close();

  /** Opens the reader of a task's partition; who opens it closes it. */
  @FunctionalInterface
  interface Factory {
    /** Returns a reader of the partition that the task of {@code context} owns. */
    TailReader open(ProcessorContext<?, ?> context);
  }
}
