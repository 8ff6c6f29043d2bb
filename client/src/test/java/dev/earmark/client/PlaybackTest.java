package dev.earmark.client;

import static dev.earmark.AudioEncoding.S16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import dev.earmark.Truth;
import dev.earmark.client.audio.AudioFiles;
import dev.earmark.client.audio.AudioSource;
import dev.earmark.client.audio.LabelTrack;
import dev.earmark.client.audio.LabelTrack.Label;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybackTest {
  private static final SampleFormat SPEECH = new SampleFormat(16_000, 1, S16LE);
  private static final Instant START = Instant.parse("2026-11-21T10:15:30Z");

  @TempDir static Path folder;
  private static LocalServers servers;

  @BeforeAll
  static void startServers() {
    servers = LocalServers.start(folder);
  }

  @AfterAll
  static void stopServers() {
    servers.close();
  }

  /** A clock that only sleeping moves. */
  private static final class SteeredTime extends Clock implements Playback.Time {
    private long nanos;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void sleep(Duration duration) {
      nanos += duration.toNanos();
    }

    @Override
    public Instant instant() {
      return START.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static AudioSource source(int frames) {
    return AudioFiles.raw("test", new ByteArrayInputStream(new byte[2 * frames]), SPEECH);
  }

  private record Played(SteeredTime time, List<Long> written, long frames) {}

  private static Played play(String device, Pace pace, LabelTrack truths) throws Exception {
    SteeredTime time = new SteeredTime();
    List<Long> written = new ArrayList<>();
    try (var producer = new AudioProducer(servers.settings(), time);
        Recording recording = producer.open(device, "r", SPEECH);
        AudioSource source = source(4_000)) {
      Playback playback =
          new Playback(
              pace, (frames, samples) -> written.add(frames * 1_000 + samples.remaining()), time);
      return new Played(time, written, playback.play(source, truths, recording));
    }
  }

  @Test
  void sendsEachChunkWhenItsLastSampleIsCaptured() throws Exception {
    Played played = play("life", Pace.LIFE, LabelTrack.EMPTY);
    assertThat(played.frames()).isEqualTo(4_000);
    assertThat(played.time().nanos()).isEqualTo(250_000_000L);
    assertThat(played.written()).containsExactly(1_603_200L, 3_203_200L, 4_001_600L);
    assertThat(Chunks.of("life", servers.settings()))
        .extracting(AudioChunk::getCapturedAt)
        .startsWith(START, START.plusMillis(100), START.plusMillis(200));
  }

  @Test
  void goesFasterOrWithoutWaiting() throws Exception {
    assertThat(play("fast", new Pace(8), LabelTrack.EMPTY).time().nanos()).isEqualTo(31_250_000L);
    assertThat(play("now", Pace.AS_FAST_AS_IT_GOES, LabelTrack.EMPTY).time().nanos()).isZero();
  }

  @Test
  void sendsTruthsBeforeTheChunkInWhichTheyStart() throws Exception {
    LabelTrack truths =
        new LabelTrack(
            List.of(
                new Label(0.1, 0.2, "yes"),
                new Label(0.15, 0.15, "point"),
                new Label(9, 10, "late")));
    play("truths", Pace.AS_FAST_AS_IT_GOES, truths);
    List<Truth> sent = new ArrayList<>();
    try (var consumer =
        new RecordConsumer<>(
            Truth.class, "earmark.truths", From.beginning().device("truths"), servers.settings())) {
      while (sent.size() < 2) {
        sent.addAll(consumer.poll(Duration.ofSeconds(10)));
      }
    }
    assertThat(sent).extracting(Truth::getLabel).containsExactly("yes", "late");
    assertThat(sent).extracting(Truth::getFromSample).containsExactly(1_600L, 144_000L);
    assertThat(sent).extracting(Truth::getToSample).containsExactly(3_200L, 160_000L);
  }

  @Test
  void refusesASourceOfAnotherFormat() throws Exception {
    try (var producer = new AudioProducer(servers.settings());
        Recording recording = producer.open("other", new SampleFormat(8_000, 1, S16LE));
        AudioSource source = source(10)) {
      assertThatThrownBy(() -> new Playback(Pace.LIFE).play(source, LabelTrack.EMPTY, recording))
          .hasMessage(
              "recording must have the format of its source: recording=8000 Hz, 1 channel, S16LE,"
                  + " test=16000 Hz, 1 channel, S16LE");
    }
  }

  @Test
  void refusesPacesThatAreNone() {
    assertThatThrownBy(() -> new Pace(-1)).hasMessage("speed must be 0 or above: speed=-1.0");
    assertThatThrownBy(() -> new Pace(Double.NaN))
        .hasMessage("speed must be 0 or above: speed=NaN");
  }
}
