package dev.earmark.topology.handler;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsentRecordHandlerTest {
  private final UnsentRecordHandler handler = new UnsentRecordHandler();

  /** With RETRY the thread's other tasks would go on without what was aborted with the record. */
  @ParameterizedTest
  @ValueSource(classes = {TimeoutException.class, AuthorizationException.class})
  void whatCouldNotBeSentEndsTheThreadWithAllOfItsTasks(Class<? extends Exception> type)
      throws Exception {
    var record = new ProducerRecord<>("earmark.predictions", new byte[] {1}, new byte[] {2});
    Exception error = type.getConstructor(String.class).newInstance("not delivered");
    var response = handler.handleError(context(), record, error);
    assertThat(response.result()).isEqualTo(ProductionExceptionHandler.Result.FAIL);
  }

  private static ErrorHandlerContext context() {
    var task = new TaskId(0, 2);
    return new DefaultErrorHandlerContext(
        null, "earmark.chunks", 2, 7, new RecordHeaders(), "predictions", task, 0, null, null);
  }
}
