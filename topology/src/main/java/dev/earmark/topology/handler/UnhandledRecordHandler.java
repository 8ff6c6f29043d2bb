package dev.earmark.topology.handler;

import dev.earmark.topology.deadletter.DeadLetter;
import dev.earmark.topology.deadletter.Fate;
import dev.earmark.topology.deadletter.RefusalsException;
import dev.earmark.topology.deadletter.SourceRecord;
import dev.earmark.topology.deadletter.Stage;
import dev.earmark.topology.deadletter.UnscoredException;
import dev.earmark.topology.metrics.Count;
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
    List<DeadLetter> letters = letters(context, error);
    if (context.topic() != null && Stage.of(context.processorNodeId()) == Stage.WINDOW) {
      reporter.counts().add(Count.CHUNKS_DEAD, letters.size());
    }
    return Response.resume(reporter.report(letters));
  }

  private List<DeadLetter> letters(ErrorHandlerContext context, Exception error) {
    if (error instanceof UnscoredException unscored) {
      Stage stage = Stage.of(context.processorNodeId());
      return unscored.windows().stream()
          .map(window -> reporter.letters().of(window, stage, error))
          .toList();
    }
    if (error instanceof RefusalsException several) {
      return letters(context, several);
    }
    return List.of(own(context, error));
  }

  private List<DeadLetter> letters(ErrorHandlerContext context, RefusalsException several) {
    List<DeadLetter> letters = new ArrayList<>();
    several
        .refusals()
        .forEach(one -> letters.add(reporter.letter(context, one.record(), one.error())));
    RuntimeException own = several.own();
    if (own != null) {
      letters.add(own(context, own));
    }
    return letters;
  }

  /** Returns the letter for the record that the stream was handling. */
  private DeadLetter own(ErrorHandlerContext context, Exception error) {
    return SourceRecord.of(context)
        .map(record -> reporter.letter(context, record, error))
        .orElseGet(() -> reporter.letters().of(Stage.of(context.processorNodeId(), error), error));
  }
}
