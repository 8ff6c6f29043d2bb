package dev.earmark.topology.handler;

import dev.earmark.topology.deadletter.Fate;
import dev.earmark.topology.deadletter.Stage;
import dev.earmark.topology.metrics.Count;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Sends records that cannot be read to the dead letters, unless the reason is a registry that
 * cannot be asked.
 */
public final class UnreadableRecordHandler implements DeserializationExceptionHandler {
  private Reporter reporter;

  @Override
  public void configure(Map<String, ?> configs) {
    reporter = Reporter.of(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    if (Fate.of(error) == Fate.BROKEN) {
      return Response.fail();
    }
    if (Stage.of(context.processorNodeId()) == Stage.CHUNK) {
      reporter.counts().add(Count.RECORDS);
      reporter.counts().add(Count.CHUNKS_DEAD);
    }
    reporter.counts().partitions().putAside(context.topic(), context.partition(), context.offset());
    return Response.resume(reporter.report(context, record, error));
  }
}
