package dev.earmark.topology.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.Prediction;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.ContentScorer;
import dev.earmark.topology.SimulatedJudge;
import dev.earmark.topology.SimulatedTask;
import dev.earmark.topology.TestLog;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.window.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One version of a model takes over from another while tasks score. */
class SwapTest {
  private static final Path TINY = Path.of("../stages/src/test/resources/models/tiny.onnx");
  private static final int SWAPS = 1_000;
  private static final int RECORDINGS = 100;
  @TempDir private Path folder;
  private Path first;
  private Path second;

  /** The second version hears the square of what the first hears, so scores tell them apart. */
  @BeforeEach
  void twoVersions() throws IOException {
    String tiny = Files.readString(TINY, StandardCharsets.ISO_8859_1);
    first = write("first.onnx", tiny);
    second = write("second.onnx", with(with(tiny, VERSION, "2"), "\"power\": ", "2"));
  }

  private static final String VERSION = "\"version\": \"";

  private Path write(String name, String bytes) throws IOException {
    return Files.writeString(folder.resolve(name), bytes, StandardCharsets.ISO_8859_1);
  }

  /** Replaces the one letter behind a place, so that no length changes. */
  private static String with(String model, String place, String letter) {
    int at = model.indexOf(place);
    assertThat(at).as(place).isPositive();
    int end = at + place.length();
    return model.substring(0, end) + letter + model.substring(end + 1);
  }

  /** Takes recordings, each as soon as it is allowed to. */
  private record Load(Seats seats, int device, Semaphore allowed)
      implements Callable<SimulatedTask> {
    @Override
    public SimulatedTask call() throws InterruptedException {
      var log = new TestLog();
      var random = new Random(device);
      var nothing = new SimulatedTask.Left(true, Map.of());
      var task = new SimulatedTask(seats, log, TopologySettings.defaults(), nothing);
      for (int recording = 0; recording < RECORDINGS; recording++) {
        allowed.acquire();
        take(recording, log, task, random);
      }
      task.leap(log.records.size() + 60_000L);
      return task;
    }

    /** Half of the recordings are live, the others come from a backlog. */
    private void take(int recording, TestLog log, SimulatedTask task, Random random) {
      long behindMs = recording % 2 * 10_000L;
      for (int at = 0; at < 8_000; ) {
        int to = Math.min(8_000, at + 1 + random.nextInt(1_000));
        long offset = log.records.size();
        log.append("d" + device, "r" + recording, new Span(at, to, to == 8_000), offset);
        task.take(offset, offset + behindMs);
        at = to;
      }
    }
  }

  @Test
  void nothingIsLostOrRepeatedInAThousandSwapsUnderLoad() throws Exception {
    var seated = new SeatedModel(Model.load(first));
    var seats = Seats.of(seated.classifier());
    var allowed = List.of(new Semaphore(1), new Semaphore(1));
    var threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<SimulatedTask>> tasks = new ArrayList<>();
      for (int device = 0; device < 2; device++) {
        tasks.add(threads.submit(new Load(seats, device, allowed.get(device))));
      }
      List<SeatedModel> before = swap(seats.all().get(0), seated, allowed);
      for (int device = 0; device < 2; device++) {
        check(device, tasks.get(device).get());
      }
      assertThat(before).hasSize(SWAPS).allMatch(SeatedModel::freed);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Loads a version, seats it and retires the one before, again and again. */
  private List<SeatedModel> swap(Seat seat, SeatedModel seated, List<Semaphore> allowed)
      throws Exception {
    List<SeatedModel> before = new ArrayList<>();
    SeatedModel now = seated;
    for (int swap = 1; swap <= SWAPS; swap++) {
      var next = new SeatedModel(Model.load(swap % 2 == 0 ? first : second));
      seat.take(next.classifier());
      now.retire();
      before.add(now);
      now = next;
      if (swap % (SWAPS / RECORDINGS) == 0) {
        allowed.forEach(Semaphore::release);
      }
    }
    return before;
  }

  /** Each window is said once, by one of the versions, and as that version says it alone. */
  private void check(int device, SimulatedTask task) throws Exception {
    List<String> ofFirst = undisturbed(device, first);
    List<String> ofBoth = new ArrayList<>(ofFirst);
    ofBoth.addAll(undisturbed(device, second));
    assertThat(task.published)
        .hasSameSizeAs(ofFirst)
        .extracting(SwapTest::window)
        .doesNotHaveDuplicates();
    assertThat(new HashSet<>(ofBoth)).containsAll(said(task)).hasSize(2 * ofFirst.size());
    assertThat(task.published).extracting(Prediction::getModelVersion).contains("1", "2");
    task.close();
  }

  private static List<String> undisturbed(int device, Path version) throws Exception {
    var model = new SeatedModel(Model.load(version));
    var seats = Seats.of(model.classifier());
    SimulatedTask task = new Load(seats, device, new Semaphore(RECORDINGS)).call();
    task.close();
    model.retire();
    return said(task);
  }

  private static String window(Prediction said) {
    return said.getRecording() + '/' + said.getStartSample();
  }

  private static List<String> said(SimulatedTask task) {
    return task.published.stream().map(said -> said.getId() + ' ' + said.getScores()).toList();
  }

  @Test
  void theEarlierVersionIsFreedWhenTheLastTaskHasLetGo() throws Exception {
    var before = new SeatedModel(Model.load(first));
    var after = new SeatedModel(Model.load(second));
    var seats = Seats.of(before.classifier());
    var nothing = new SimulatedTask.Left(true, Map.of());
    var one = new SimulatedTask(seats, new TestLog(), TopologySettings.defaults(), nothing);
    var two = new SimulatedTask(seats, new TestLog(), TopologySettings.defaults(), nothing);
    seats.all().get(0).take(after.classifier());
    before.retire();
    one.leap(10);
    assertThat(before.freed()).isFalse();
    two.leap(10);
    assertThat(before.freed()).isTrue();
    after.retire();
    one.close();
    assertThat(after.freed()).isFalse();
    two.close();
    assertThat(after.freed()).isTrue();
  }

  @Test
  void whatTheEarlierVersionLeftOpenIsClosedWhenTheNextIsHeard() {
    var loud = List.of(steady("1"), steady("2"));
    var seats = Seats.of(loud.get(0));
    var log = new TestLog();
    var nothing = new SimulatedTask.Left(true, Map.of());
    var task = new SimulatedTask(seats, log, TopologySettings.defaults(), nothing);
    var judge = new SimulatedJudge(seats, TopologySettings.defaults(), nothing);
    task.judgedBy(judge::take);
    for (int at = 0; at < 16_000; at += 4_000) {
      log.append("d", "r", new Span(at, at + 4_000, at == 12_000), at);
      task.take(at / 4_000, at);
      if (at == 4_000) {
        seats.all().get(0).take(loud.get(1));
      }
    }
    assertThat(judge.said)
        .extracting(said -> said.getModelVersion() + ' ' + said.getState())
        .containsExactly("1 OPENED", "1 CLOSED", "2 OPENED", "2 CLOSED");
  }

  /** A version that hears the first label in every window. */
  private static Classifier steady(String version) {
    ModelCard card = ContentScorer.version(version);
    return new Classifier(card, batchMax -> new Steady());
  }

  private record Steady() implements WindowScorer {
    @Override
    public List<float[]> score(List<Window> windows) {
      return windows.stream().map(window -> new float[] {0.9f, 0.05f, 0.05f}).toList();
    }

    @Override
    public void close() {}
  }

  @Test
  void whatIsNoOtherVersionOfTheSameModelIsRefusedAndTheOldOneGoesOn() {
    var seat = new Seat(ContentScorer.classifier());
    refuse(
        seat,
        ContentScorer.CARD,
        "a version that takes over must be another than the one that listens: version=1");
    refuse(
        seat,
        ContentScorer.card("other", 8_000, 800, 400),
        "a version that takes over must have the same name, otherwise restart with it: name that listens=content, name=other");
    refuse(
        seat,
        ContentScorer.card(8_000, 800, 200),
        "a version that takes over must have the same grid, otherwise restart with it: grid that listens=WindowGrid[sampleRate=8000, length=800, hop=400], grid=WindowGrid[sampleRate=8000, length=800, hop=200]");
    assertThat(seat.card()).isEqualTo(ContentScorer.CARD);
  }

  private static void refuse(Seat seat, ModelCard card, String sentence) {
    assertThatThrownBy(() -> seat.take(ContentScorer.classifier(card))).hasMessage(sentence);
  }
}
