package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.earmark.spectrogram.SharedFrontEnds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever ends a load, its session and what it began are given back. */
class ModelLoadingTest {
  private static final Path TINY = TestModels.path("tiny");
  private final List<OrtSession> opened = new ArrayList<>();

  private ModelLoading loading(Provider provider, Consumer<Model> last) {
    return new ModelLoading(new Execution(provider, 0, 0, 8), this::open, last);
  }

  private OrtSession open(byte[] onnx, Execution where) throws OrtException, ModelException {
    opened.add(Sessions.open(onnx, where.on(Provider.CPU)));
    return opened.get(0);
  }

  private void assertFreed() {
    assertThat(opened).hasSize(1);
    assertThatThrownBy(opened.get(0)::getInputInfo).hasMessageContaining("closed OrtSession");
  }

  @Test
  void aGraphThatBreaksAtThreeWindowsIsRefusedWithItsNameAndFreed() {
    Path file = TestModels.path("two-at-most");
    assertThatThrownBy(() -> loading(Provider.CPU, model -> {}).load(file))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(
            "model " + file + ": model tiny@1 cannot score 3 windows: Error code");
    assertFreed();
  }

  @Test
  void anErrorFreesTheSessionToo() {
    var none = new OutOfMemoryError("Java heap space");
    Consumer<Model> last =
        model -> {
          throw none;
        };
    assertThatThrownBy(() -> loading(Provider.CPU, last).load(TINY)).isSameAs(none);
    assertFreed();
  }

  private void breakSessionThenFail(Model model) {
    try {
      opened.get(0).close();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
    throw new LinkageError("why the load ends");
  }

  @Test
  void whatClosingThrowsDoesNotHideWhyALoadEnds() {
    assertThatThrownBy(() -> loading(Provider.CPU, this::breakSessionThenFail).load(TINY))
        .isInstanceOf(LinkageError.class)
        .hasMessage("why the load ends")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .asString()
                    .contains("already closed OrtSession"));
  }

  @Test
  void theThreadOfASessionOnACardEndsAlsoWhereClosingThrows() {
    Set<Thread> before = owners();
    assertThatThrownBy(() -> loading(Provider.CUDA, this::breakSessionThenFail).load(TINY))
        .hasMessage("why the load ends");
    await()
        .untilAsserted(
            () -> {
              Set<Thread> left = new HashSet<>(owners());
              left.removeAll(before);
              assertThat(left).isEmpty();
            });
  }

  private static Set<Thread> owners() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("earmark-cuda"))
        .collect(Collectors.toSet());
  }

  /** Its 1,024 windows have more features than a buffer holds. */
  @Test
  void aScorerThatCannotBeMadeLetsGoOfItsFrontEnd() throws Exception {
    var frontEnds = new SharedFrontEnds(1);
    try (Model model = Model.load(TINY)) {
      ModelCard huge = CardDraft.of(model.card()).set("windowSamples=4000000").card();
      assertThatThrownBy(() -> new Scorer(model, huge, Scorer.LARGEST_BATCH, frontEnds))
          .isInstanceOf(ArithmeticException.class);
      var next = frontEnds.of(huge.frontEnd(), huge.grid());
      frontEnds.letGo(huge.frontEnd(), huge.grid());
      assertThat(frontEnds.of(huge.frontEnd(), huge.grid())).isNotSameAs(next);
    }
  }
}
