package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.earmark.topology.state.OneLife;
import dev.earmark.topology.state.RevivedTaskException;
import dev.earmark.topology.state.Step;
import dev.earmark.topology.window.CursorSerde;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class OneLifeTest {
  private final List<String> calls = new ArrayList<>();
  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final OneLife<String, String> life = new OneLife<>(new Noting());

  private final class Noting implements Processor<String, String, String, String> {
    @Override
    public void init(ProcessorContext<String, String> context) {
      calls.add("init");
    }

    @Override
    public void process(Record<String, String> record) {
      calls.add(record.value());
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }

  @Test
  void aTaskLivesOnce() {
    life.init(context);
    life.process(new Record<>("device", "chunk", 0));
    life.close();
    assertThat(calls).containsExactly("init", "chunk", "close");
  }

  @Test
  void aTaskThatIsRevivedReplacesItsThread() {
    life.init(context);
    life.close();
    Throwable revived = catchThrowable(() -> life.init(context));
    assertThat(revived).isInstanceOf(RevivedTaskException.class).hasMessageContaining("task=0_0");
    assertThat(Patience.transientFailure(new StreamsException("failed to initialise", revived)))
        .isTrue();
    life.close();
    assertThat(calls).containsExactly("init", "close");
  }

  @Test
  void eachStepOfTheTopologyLivesOnce() {
    var step = new Step<>(Noting::new, Step.store("any", new CursorSerde()));
    assertThat(step.get()).isInstanceOf(OneLife.class);
  }
}
