package dev.earmark.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    return Response.resume(reporter.report(letters(context, error)));
  }

  private List<DeadLetter> letters(ErrorHandlerContext context, Exception error) {
    String stage = StageWords.of(context.processorNodeId());
    if (error instanceof UnscoredException unscored) {
      return unscored.windows().stream()
          .map(window -> reporter.letters().of(window, stage, error))
          .toList();
    }
    if (error instanceof RefusalsException several) {
      return letters(context, stage, several);
    }
    return List.of(letter(context, stage, error));
  }

  private List<DeadLetter> letters(
      ErrorHandlerContext context, String stage, RefusalsException several) {
    List<DeadLetter> letters = new ArrayList<>();
    several
        .refusals()
        .forEach(one -> letters.add(reporter.letters().of(one.record(), stage, one.error())));
    RuntimeException own = several.own();
    if (own != null) {
      letters.add(letter(context, stage, own));
    }
    return letters;
  }

  private DeadLetter letter(ErrorHandlerContext context, String stage, Exception error) {
    return SourceRecord.of(context)
        .map(record -> reporter.letters().of(record, stage, error))
        .orElseGet(() -> reporter.letters().of(stage, error));
  }
}
