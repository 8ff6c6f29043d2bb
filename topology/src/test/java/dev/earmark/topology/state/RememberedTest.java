package dev.earmark.topology.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final KeyValueStore<String, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("any"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  /** Texts; those that begin with "other" cannot go on. */
  private static final class Texts implements Remembered.Codec<StringBuilder> {
    @Override
    public StringBuilder fresh() {
      return new StringBuilder();
    }

    @Override
    public byte[] write(StringBuilder value) {
      return value.toString().getBytes(UTF_8);
    }

    @Override
    public Optional<StringBuilder> read(byte[] bytes) {
      String text = new String(bytes, UTF_8);
      return text.startsWith("other") ? Optional.empty() : Optional.of(new StringBuilder(text));
    }
  }

  @BeforeEach
  void open() {
    var context = new MockProcessorContext<String, String>();
    store.init(context.getStateStoreContext(), store);
  }

  private Remembered<StringBuilder> remembered(String model) {
    return new Remembered<>(store, model, new Texts());
  }

  private void put(String key, String text) {
    store.put(key, text.getBytes(UTF_8));
  }

  @Test
  void whatIsPutIsThereForTheNextTask() {
    var first = remembered("m@1");
    first.put("d0", first.get("d0").append("heard"), gone -> {});
    assertThat(remembered("m@1").get("d0")).hasToString("heard");
    assertThat(remembered("m@2").get("d0")).as("another model's").isEmpty();
  }

  @Test
  void whatWasJudgedOtherwiseIsPassedOverAndBeginsAnew() {
    put("m@1\nd0", "other labels");
    put("m@1\nd1", "heard");
    put("m@10\nd2", "heard");
    var seen = new ArrayList<String>();
    remembered("m@1").forEach((device, text) -> seen.add(device + ' ' + text));
    assertThat(seen).containsExactly("d1 heard");
    assertThat(remembered("m@1").get("d0")).isEmpty();
  }

  @Test
  void whatIsForgottenIsNeitherInTheStoreNorKeptAsAnObject() {
    var own = remembered("m@1");
    own.put("d0", own.get("d0").append("old"), gone -> {});
    own.put("d1", own.get("d1").append("new"), gone -> {});
    put("m@0\nd0", "old");
    var gone = new ArrayList<String>();
    own.forget(
        entry -> new String(entry.bytes(), UTF_8).equals("old"), entry -> gone.add(entry.key()));
    assertThat(gone).containsExactlyInAnyOrderElementsOf(List.of("m@1\nd0", "m@0\nd0"));
    assertThat(own.get("d0")).isEmpty();
    assertThat(own.get("d1")).hasToString("new");
  }
}
