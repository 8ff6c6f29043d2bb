package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.deadletter.Stage;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.serde.AvroSerdes;
import dev.earmark.topology.settings.RecordingSettings;
import dev.earmark.topology.settings.ScoringSettings;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.topic.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

class EarmarkTopologyTest {
  private static final Path DESCRIPTION = Path.of("src/test/resources/topology.txt");

  private static TopologyDescription describe() {
    var streams =
        StreamsSettings.of(
            TopologySettings.defaults(),
            Map.of("bootstrap.servers", "unused:1", AvroSerdes.SERDE_CLASS, NamedAvroSerde.NAME));
    return new EarmarkTopology(TopologySettings.defaults(), ContentScorer.classifier(), streams)
        .build()
        .describe();
  }

  @Test
  void everyProcessorBelongsToAStageAndNoOtherDoes() {
    assertThat(
            describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .map(TopologyDescription.Node::name))
        .containsExactlyInAnyOrderElementsOf(Stage.processors());
    assertThatThrownBy(() -> Stage.of("renamed"))
        .hasMessage("processor must belong to a stage: processor=renamed");
  }

  @Test
  void theTopologyIsAsDescribed() throws IOException {
    String described = describe().toString();
    if (Boolean.getBoolean("earmark.topology.write")) {
      Files.writeString(DESCRIPTION, described);
    }
    assertThat(described).isEqualTo(Files.readString(DESCRIPTION));
  }

  @Property(tries = 25)
  void sameWindowsHoweverChunksAreSplit(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 700) Integer> pieces) {
    long length = 4_321;
    try (var topology = new DrivenTopology()) {
      long at = 0;
      for (int i = 0; at < length; i++) {
        long to = Math.min(length, at + pieces.get(i % pieces.size()));
        topology.take(TestLog.chunk("d", "r", new Span(at, to, to == length)));
        at = to;
      }
      assertThat(topology.predictions())
          .map(Expected::heard)
          .containsExactlyElementsOf(Expected.of("d", "r", length));
    }
  }

  @Test
  void aPredictionSaysWhereAndWhenItsWindowWas() {
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk("kitchen", "2026-01-01", new Span(0, 1_200, true)));
      Prediction second = topology.predictions().get(1);
      assertThat(second.getId()).isEqualTo("kitchen/2026-01-01/400/content@1");
      assertThat(second.getDevice()).isEqualTo("kitchen");
      assertThat(second.getRecording()).isEqualTo("2026-01-01");
      assertThat(second.getEndSample()).isEqualTo(1_200);
      assertThat(second.getSampleRate()).isEqualTo(8_000);
      assertThat(second.getStartedAt()).isEqualTo(TestLog.START.plusMillis(50));
      assertThat(second.getProcessedAt()).isEqualTo(DrivenTopology.NOW);
      assertThat(second.getScores()).hasSize(3);
      assertThat(second.getCoverage()).isEqualTo(1.0);
    }
  }

  @Test
  void aRecordingThatFallsSilentEndsOnlyIfNothingOfTheLogIsLeft() {
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk("d", "r", Span.of(0, 500)));
      topology.log.append("d", "r", Span.of(0, 500), 0);
      topology.log.append("d", "r", Span.of(500, 600), 0);
      topology.wait(Duration.ofMinutes(6));
      assertThat(topology.predictions()).isEmpty();
      topology.log.end = 1;
      topology.wait(Duration.ofMinutes(6));
      assertThat(topology.predictions()).map(Expected::heard).isEqualTo(Expected.of("d", "r", 500));
      assertThat(topology.streams.counts().snapshot()).containsEntry("recordingsIdle", 1L);
    }
  }

  @Test
  void anEndedRecordingIsRememberedAndThenForgotten() {
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk("d", "r", new Span(0, 800, true)));
      topology.wait(Duration.ofMinutes(50));
      topology.take(TestLog.chunk("d", "r", new Span(0, 800, true)));
      assertThat(topology.predictions()).hasSize(1);
      topology.wait(Duration.ofMinutes(20));
      topology.take(TestLog.chunk("d", "r", new Span(0, 800, true)));
      assertThat(topology.predictions()).hasSize(1);
    }
  }

  @Test
  void theRecordingHeardLongestAgoEndsWhenThereAreTooMany() {
    var recording = RecordingSettings.defaults().withMaxRecordings(2);
    var settings = TopologySettings.defaults().withRecording(recording);
    try (var topology = new DrivenTopology(settings, ContentScorer.classifier())) {
      for (String device : List.of("a", "b", "c")) {
        topology.take(TestLog.chunk(device, "r", Span.of(0, 600)));
      }
      assertThat(topology.predictions()).map(Expected::heard).isEqualTo(Expected.of("a", "r", 600));
    }
  }

  @Test
  void windowsThatWereHardlyHeardAreNotScored() {
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk("d", "r", Span.of(0, 400)));
      topology.take(TestLog.chunk("d", "r", new Span(20_600, 22_000, true)));
      topology.wait(Duration.ofMinutes(6));
      assertThat(topology.predictions())
          .map(Prediction::getStartSample)
          .containsExactly(0L, 20_400L, 20_800L, 21_200L);
      assertThat(topology.streams.counts().snapshot()).containsEntry("windowsNotCovered", 1L);
      assertThat(topology.reasons()).isEmpty();
    }
  }

  @Test
  void aBacklogIsScoredInFullBatches() {
    List<Integer> batches = new ArrayList<>();
    var classifier = new Classifier(ContentScorer.CARD, max -> new ContentScorer(batches));
    try (var topology = new DrivenTopology(TopologySettings.defaults(), classifier)) {
      topology.wait(Duration.ofSeconds(10));
      topology.behind(Duration.ofSeconds(10));
      topology.take(TestLog.chunk("d", "r", Span.of(0, 800 + 18 * 400)));
      topology.wait(Duration.ofMillis(200));
      assertThat(batches).containsExactly(8, 8, 3);
    }
  }

  @Test
  void otherRatesAndChannelsGiveTheWindowsOfTheirLength() {
    AudioChunk stereo = TestLog.chunk("d", "r", new Span(0, 32_000, true));
    stereo.setChannels(2);
    stereo.setSampleRate(16_000);
    try (var topology = new DrivenTopology()) {
      topology.take(stereo);
      assertThat(topology.predictions())
          .hasSize((int) ContentScorer.CARD.grid().count(16_000, 16_000));
    }
  }

  @Test
  void capturedAtBeforeTheEpochIsATimeLikeAnyOther() {
    AudioChunk old = TestLog.chunk("d", "r", new Span(0, 800, true));
    old.setCapturedAt(Instant.parse("1969-12-31T23:59:59.999500Z"));
    try (var topology = new DrivenTopology()) {
      topology.take(old);
      assertThat(topology.predictions().get(0).getStartedAt())
          .isEqualTo(Instant.parse("1969-12-31T23:59:59.999500Z"));
    }
  }

  @Test
  void settingsThatContradictAreRefusedWithOneSentence() {
    assertThatThrownBy(() -> new ScoringSettings(1.5, 8))
        .hasMessage("min.coverage must be in 0.0..1.0: min.coverage=1.5");
    assertThatThrownBy(() -> RecordingSettings.defaults().withGapWait(Duration.ofHours(1)))
        .hasMessage(
            "recording.max.pending must be at least gap.wait: recording.max.pending=PT30S, gap.wait=PT1H");
    assertThatThrownBy(() -> new TopicNames("a", "b", "c", "d", "e", "a"))
        .hasMessage(
            "topic names must differ: topics=" + Arrays.asList("a", "b", "c", "d", "e", "a"));
    assertThatThrownBy(() -> new AvroSerdes(Map.of("serde.class", "no.such.Serde")).value())
        .hasMessage("serde.class must be on the class path: serde.class=no.such.Serde");
  }
}
