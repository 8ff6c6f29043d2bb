package dev.earmark.topology;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Sends what is too large for its topic to the dead letters instead; whatever else cannot be sent
 * is no fault of a record.
 */
public final class UnsentRecordHandler implements ProductionExceptionHandler {
  private static final int NOWHERE = -1;
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
        ? instead(context, meant(record, large.value()), error)
        : Response.fail();
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception error) {
    if (error instanceof RecordTooLargeException && isOutput(record.topic())) {
      return instead(context, meant(record, record.value()), error);
    }
    return error instanceof RetriableException ? Response.retry() : Response.fail();
  }

  /** What is kept for a restart must not be lost, and a letter has nowhere else to go. */
  private boolean isOutput(String topic) {
    return !topic.endsWith("-changelog") && !topic.equals(reporter.letters().topic());
  }

  private Response instead(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    String stage = StageWords.of(context.processorNodeId());
    return Response.resume(reporter.report(List.of(reporter.letters().of(record, stage, error))));
  }

  private static ConsumerRecord<byte[], byte[]> meant(ProducerRecord<?, ?> record, byte[] value) {
    return new ConsumerRecord<>(
        record.topic(),
        NOWHERE,
        NOWHERE,
        record.timestamp() == null ? NOWHERE : record.timestamp(),
        TimestampType.NO_TIMESTAMP_TYPE,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        bytes(record.key()),
        value,
        record.headers(),
        Optional.empty());
  }

  private static byte[] bytes(Object key) {
    return key instanceof byte[] bytes
        ? bytes
        : String.valueOf(key).getBytes(StandardCharsets.UTF_8);
  }
}
