package dev.earmark.topology.handler;

import dev.earmark.topology.deadletter.SourceRecord;
import dev.earmark.topology.deadletter.TooLargeException;
import dev.earmark.topology.topic.OwnTopics;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Sends what is too large for its topic to the dead letters instead; whatever else cannot be sent
 * is no fault of a record, and ends the thread with all of its tasks.
 *
 * <p>Never {@code RETRY}: with that Kafka Streams closes the record's task only, although what the
 * thread's other tasks had sent is aborted with it.
 */
public final class UnsentRecordHandler implements ProductionExceptionHandler {
  private Reporter reporter;

  @Override
  public void configure(Map<String, ?> configs) {
    reporter = Reporter.of(configs);
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception error,
      SerializationExceptionOrigin origin) {
    return error instanceof TooLargeException large
        ? Response.resume(
            reporter.report(context, SourceRecord.unsent(record, large.value()), error))
        : Response.fail();
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception error) {
    if (error instanceof RecordTooLargeException && isOutput(record.topic())) {
      return Response.resume(
          reporter.report(context, SourceRecord.unsent(record, record.value()), error));
    }
    return Response.fail();
  }

  /** What is kept for a restart must not be lost, and a letter has nowhere else to go. */
  private boolean isOutput(String topic) {
    return !OwnTopics.isChangelog(topic) && !topic.equals(reporter.letters().topic());
  }
}
