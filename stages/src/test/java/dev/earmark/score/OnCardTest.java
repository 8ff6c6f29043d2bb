package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.earmark.window.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All of a card but the card: its sessions run on the processor. */
class OnCardTest {
  private static final Path COMMANDS = Path.of("../models/commands.onnx");

  private static Model load(Path file, int batchMax) throws ModelException {
    var where = new Execution(Provider.CUDA, 0, 0, batchMax);
    return new ModelLoading(where, OnCardTest::openHere, model -> {}).load(file);
  }

  private static OrtSession openHere(byte[] onnx, Execution where)
      throws OrtException, ModelException {
    return Sessions.open(onnx, where.on(Provider.CPU));
  }

  private static List<Window> windows(Model model, int count) {
    int samples = model.card().windowSamples();
    return IntStream.range(0, count).mapToObj(k -> TestModels.chirp(k, samples)).toList();
  }

  private static List<float[]> alone(Path file, List<Window> windows) throws ModelException {
    try (Model model = Model.load(file);
        Scorer scorer = model.newScorer(1)) {
      return scorer.score(windows);
    }
  }

  private static void assertSame(List<float[]> scores, List<float[]> expected) {
    assertThat(scores).hasSize(expected.size());
    for (int k = 0; k < scores.size(); k++) {
      assertThat(scores.get(k)).as("window %d", k).containsExactly(expected.get(k));
    }
  }

  @Test
  void batchesAreFilledUpToTheNextWarmedSize() {
    var sizes = BatchSizes.steps(8);
    assertThat(sizes.only()).containsExactly(1, 4, 8);
    assertThat(IntStream.rangeClosed(1, 8).map(sizes::rows))
        .containsExactly(1, 4, 4, 4, 8, 8, 8, 8);
    assertThat(sizes.windows(100)).isEqualTo(8);
    assertThat(BatchSizes.steps(1).only()).containsExactly(1);
    assertThat(BatchSizes.steps(16).only()).containsExactly(1, 4, 16);
    assertThat(BatchSizes.steps(256).only()).containsExactly(1, 4, 16, 64, 256);
  }

  @Test
  void everySizeIsWarmedByTheFewestWindowsThatNeedIt() {
    var sizes = BatchSizes.steps(20);
    assertThat(sizes.warming()).containsExactly(1, 2, 5, 17);
    assertThat(sizes.warming().map(sizes::rows)).containsExactlyElementsOf(sizes.only());
  }

  /** Of every number of windows, after a full batch has left its features behind. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 13})
  void whatFillsABatchUpDoesNotShowInTheScores(int count) throws Exception {
    try (Model model = load(COMMANDS, 8);
        Scorer scorer = model.newScorer(8)) {
      List<Window> windows = windows(model, count);
      scorer.score(windows(model, 8));
      assertSame(scorer.score(windows), alone(COMMANDS, windows));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed-four", "maps", "double"})
  void everyKindOfGraphIsFilledUp(String name) throws Exception {
    Path file = TestModels.path(name);
    try (Model model = load(file, 8);
        Scorer scorer = model.newScorer(8)) {
      List<Window> windows = windows(model, 5);
      List<float[]> expected = alone(file, windows);
      List<float[]> scores = scorer.score(windows);
      for (int k = 0; k < 5; k++) {
        assertThat(scores.get(k)).containsExactly(expected.get(k), within(1e-6f));
      }
    }
  }

  @Test
  void aScorerTakesNoMoreThanWasWarmed() throws Exception {
    try (Model model = load(COMMANDS, 4);
        Scorer scorer = model.newScorer(64)) {
      assertThat(model.provider()).isEqualTo(Provider.CUDA);
      assertThat(scorer.maxBatch()).isEqualTo(4);
    }
  }

  @Test
  void oneThreadRunsASessionWhoeverAsks() throws Exception {
    Set<String> ran = ConcurrentHashMap.newKeySet();
    byte[] onnx = ModelFile.read(TestModels.path("tiny"));
    try (var session = new OpenSession(openHere(onnx, Execution.CPU), Provider.CUDA)) {
      var threads = Executors.newFixedThreadPool(3);
      List<Future<?>> asked = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        asked.add(threads.submit(() -> runOnce(session, ran)));
      }
      for (Future<?> one : asked) {
        one.get(30, TimeUnit.SECONDS);
      }
      threads.shutdown();
    }
    assertThat(ran).containsExactly("earmark-cuda");
  }

  private static @Nullable Void runOnce(OpenSession session, Set<String> ran) throws Exception {
    int[] made = ModelCard.read(TestModels.json("tiny")).frontEnd().shape(TestModels.LENGTH);
    var silence = new Elements(Element.FLOAT, null, Arrays.stream(made).reduce(1, (a, b) -> a * b));
    String in = session.session().getInputNames().iterator().next();
    String out = session.session().getOutputNames().iterator().next();
    try (OnnxTensor features = silence.tensor(Batch.shape(1, made))) {
      var batch = new Batch(Map.of(in, features), Map.of(), out);
      session.run("tiny", batch, result -> ran.add(Thread.currentThread().getName()));
    }
    return null;
  }

  @Test
  void aCallerThatIsInterruptedStillWaitsForItsRun() throws Exception {
    var owner = new OwnerThread("owner");
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    Thread.currentThread().interrupt();
    owner.run(() -> done.add("run"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(done).containsExactly("run");
    owner.end();
  }

  @Test
  void whatGoesWrongInARunIsThrownToWhoAsked() {
    var owner = new OwnerThread("owner");
    assertThatThrownBy(
            () ->
                owner.run(
                    () -> {
                      throw new OrtException("out of memory");
                    }))
        .isInstanceOf(OrtException.class)
        .hasMessage("out of memory");
    assertThatThrownBy(
            () ->
                owner.run(
                    () -> {
                      throw new IllegalArgumentException("wrong");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("wrong");
    owner.end();
  }

  @Test
  void autoTakesTheProcessorWhereTheCardOpensTheSessionAndDoesNotScore() throws Exception {
    var where = new Execution(Provider.AUTO, 0, 0, 8);
    var loading =
        new ModelLoading(
            where,
            OnCardTest::openHere,
            model -> {
              if (model.provider() == Provider.CUDA) {
                throw new IllegalStateException("no memory on the card");
              }
            });
    try (Model model = loading.load(TestModels.path("tiny"))) {
      assertThat(model.provider()).isEqualTo(Provider.CPU);
      assertThat(model.fallback()).contains("no memory on the card");
    }
  }

  @Test
  void autoTakesTheCardWhereItScores() throws Exception {
    var where = new Execution(Provider.AUTO, 0, 0, 8);
    try (Model model =
        new ModelLoading(where, OnCardTest::openHere, any -> {}).load(TestModels.path("tiny"))) {
      assertThat(model.provider()).isEqualTo(Provider.CUDA);
      assertThat(model.fallback()).isEmpty();
    }
  }

  @Test
  void autoSaysOfABrokenModelWhatTheProcessorSays() {
    Path file = TestModels.path("outside-absent");
    var where = new Execution(Provider.AUTO, 0, 0, 8);
    assertThatThrownBy(() -> Model.load(file, where))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("model " + file + ": external data is not there");
  }

  @Test
  void theCardIsSetSoThatItDoesNotSearchDoubleOrRound() {
    assertThat(Cuda.options(new Execution(Provider.CUDA, 1, 512, 8)))
        .containsExactly(
            entry("cudnn_conv_algo_search", "HEURISTIC"),
            entry("arena_extend_strategy", "kSameAsRequested"),
            entry("use_tf32", "0"),
            entry("gpu_mem_limit", "536870912"));
    assertThat(Cuda.options(Execution.CPU)).doesNotContainKey("gpu_mem_limit");
  }

  @Test
  void numbersThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> new Execution(Provider.CUDA, -1, 0, 8))
        .hasMessage("deviceId must be at least 0: deviceId=-1");
    assertThatThrownBy(() -> new Execution(Provider.CUDA, 0, -1, 8))
        .hasMessage("memoryMib must be at least 0: memoryMib=-1");
    assertThatThrownBy(() -> new Execution(Provider.CUDA, 0, 0, 0))
        .hasMessage("batchMax must be in 1..1024: batchMax=0");
  }
}
