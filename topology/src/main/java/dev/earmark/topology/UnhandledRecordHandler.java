package dev.earmark.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends records that break a rule, and windows that cannot be scored, to the dead letters. */
public final class UnhandledRecordHandler implements ProcessingExceptionHandler {
  private Reporter reporter;

  @Override
  public void configure(Map<String, ?> configs) {
    reporter = Reporter.of(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception error) {
    if (Fate.of(error) == Fate.BROKEN) {
      return Response.fail();
    }
    return Response.resume(reporter.report(letters(context, error), error));
  }

  private List<ProducerRecord<byte[], byte[]>> letters(
      ErrorHandlerContext context, Exception error) {
    if (error instanceof UnscoredException unscored) {
      return unscored.windows().stream().map(reporter.letters()::of).toList();
    }
    return List.of(
        reporter.letters().of(context.sourceRawKey(), context.sourceRawValue(), context, error));
  }
}
