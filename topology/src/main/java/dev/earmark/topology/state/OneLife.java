package dev.earmark.topology.state;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A processor of a task that is never revived: where Kafka Streams would go on with the same task,
 * another one is made by another thread.
 *
 * <p>A task that Kafka Streams 4.3 closes and revives, as it does where a commit or something sent
 * timed out, keeps the offsets it had read ahead to; a punctuation before the next record makes it
 * commit them, and what lies between would never be taken.
 */
public final class OneLife<I, O> implements Processor<String, I, String, O> {
  private final Processor<String, I, String, O> processor;
  private boolean begun;
  private boolean ended;

  /** Lets that processor begin once. */
  public OneLife(Processor<String, I, String, O> processor) {
    this.processor = processor;
  }

  /** Begins; throws {@link RevivedTaskException} when it has begun before. */
  @Override
  public void init(ProcessorContext<String, O> context) {
    if (begun) {
      throw new RevivedTaskException(context.taskId());
    }
    begun = true;
    processor.init(context);
  }

  @Override
  public void process(Record<String, I> record) {
    processor.process(record);
  }

  @Override
  public void close() {
    if (begun && !ended) {
      ended = true;
      processor.close();
    }
  }
}
