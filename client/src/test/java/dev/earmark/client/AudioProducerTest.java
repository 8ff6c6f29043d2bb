package dev.earmark.client;

import static dev.earmark.AudioEncoding.F32LE;
import static dev.earmark.AudioEncoding.S16LE;
import static dev.earmark.AudioEncoding.S24LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import dev.earmark.Truth;
import dev.earmark.TruthSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioProducerTest {
  private static final SampleFormat SPEECH = new SampleFormat(16_000, 1, S16LE);
  private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.250Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

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

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(3).nextBytes(noise);
    return noise;
  }

  private static List<AudioChunk> chunks(String device) {
    return Chunks.of(device, servers.settings());
  }

  @Test
  void cutsTheSameChunksWhateverThePieces() {
    byte[] audio = noise(2 * 5_003);
    try (var producer = new AudioProducer(servers.settings(), CLOCK)) {
      for (int piece : new int[] {1, 7, 640, 3_200, 3_201, 100_000}) {
        try (Recording recording = producer.open("pieces-" + piece, "r", SPEECH)) {
          for (int at = 0; at < audio.length; at += piece) {
            recording.write(audio, at, Math.min(piece, audio.length - at));
          }
          assertThat(recording.position()).isEqualTo(5_003);
        }
        List<AudioChunk> chunks = chunks("pieces-" + piece);
        assertThat(chunks)
            .extracting(AudioChunk::getFirstSample)
            .containsExactly(0L, 1_600L, 3_200L, 4_800L);
        assertThat(chunks)
            .extracting(AudioChunk::getLast)
            .containsExactly(false, false, false, true);
        assertThat(Chunks.samples(chunks)).isEqualTo(audio);
      }
    }
  }

  @Test
  void keepsCaptureTimesByPosition() {
    SampleFormat odd = new SampleFormat(11_025, 2, S16LE);
    try (var producer = new AudioProducer(servers.settings("chunk.length.ms", 500), CLOCK);
        Recording recording = producer.open("times", "r", odd)) {
      assertThat(recording.chunkFrames()).isEqualTo(5_512);
      recording.write(new byte[4 * 11_025]); // one second, captured when it is written
      recording.write(new byte[4 * 11_025]);
    }
    Instant start = NOW.minusSeconds(1);
    assertThat(chunks("times"))
        .extracting(AudioChunk::getCapturedAt)
        .startsWith(start, start.plusNanos(499_954_000), start.plusNanos(999_909_000));
  }

  @Test
  void saysTheFormatInEachChunk() {
    try (var producer = new AudioProducer(servers.settings());
        Recording recording = producer.open("format", new SampleFormat(48_000, 2, S24LE))) {
      recording.write(new byte[6 * 10]);
    }
    assertThat(chunks("format"))
        .singleElement()
        .satisfies(
            chunk -> {
              assertThat(chunk.getDevice()).isEqualTo("format");
              assertThat(chunk.getRecording()).matches("\\d{8}T\\d{6}\\.\\d{3}Z-[0-9a-f]{8}");
              assertThat(chunk.getSampleRate()).isEqualTo(48_000);
              assertThat(chunk.getChannels()).isEqualTo(2);
              assertThat(chunk.getEncoding()).isEqualTo(S24LE);
              assertThat(chunk.getLast()).isTrue();
            });
  }

  @Test
  void endsWithAnEmptyChunkWhereAllIsSentAlready() {
    try (var producer = new AudioProducer(servers.settings());
        Recording recording = producer.open("even", SPEECH)) {
      recording.write(new byte[3_200]);
    }
    List<AudioChunk> chunks = chunks("even");
    assertThat(chunks).extracting(AudioChunk::getFirstSample).containsExactly(0L, 1_600L);
    assertThat(Chunks.samples(chunks.get(1))).isEmpty();
  }

  @Test
  void cutsLargeChunksShorter() {
    try (var producer = new AudioProducer(servers.settings("chunk.length.ms", 10_000));
        Recording recording = producer.open("large", new SampleFormat(192_000, 8, F32LE))) {
      assertThat(recording.chunkFrames() * 32).isEqualTo(512 * 1024);
      recording.write(new byte[512 * 1024]);
    }
    assertThat(chunks("large")).hasSize(2);
  }

  @Test
  void takesShortsAndFloats() {
    short[] shorts = {0, 1, -1, Short.MAX_VALUE, Short.MIN_VALUE};
    float[] floats = {0, 1 / 32_768f, -1 / 32_768f, 1.5f, -1};
    try (var producer = new AudioProducer(servers.settings())) {
      try (Recording recording = producer.open("shorts", SPEECH)) {
        recording.write(shorts);
        recording.write(floats);
      }
      try (Recording recording = producer.open("floats", new SampleFormat(16_000, 1, F32LE))) {
        recording.write(floats);
        assertThatThrownBy(() -> recording.write(shorts))
            .hasMessage("encoding of shorts must be S16LE: encoding=F32LE");
      }
    }
    ByteBuffer read =
        ByteBuffer.wrap(Chunks.samples(chunks("shorts"))).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 10; i++) {
      assertThat(read.getShort()).isEqualTo(shorts[i % 5]);
    }
    read = ByteBuffer.wrap(Chunks.samples(chunks("floats"))).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : floats) {
      assertThat(read.getFloat()).isEqualTo(sample);
    }
  }

  @Test
  void closingTheProducerEndsItsRecordings() {
    Recording recording;
    try (var producer = new AudioProducer(servers.settings())) {
      recording = producer.open("left-open", SPEECH);
      recording.write(new byte[100]);
    }
    assertThat(Chunks.samples(chunks("left-open"))).hasSize(100);
    assertThatThrownBy(() -> recording.write(new byte[2]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("recording must be open: recording=left-open/" + recording.name());
  }

  @Test
  void sendsTruths() {
    try (var producer = new AudioProducer(servers.settings());
        Recording recording = producer.open("truths", "r", SPEECH)) {
      recording.mark("yes", 8_000, 20_000);
      recording.write(new byte[200]);
      Mark mark = recording.begin("stop");
      mark.end(); // nothing was written since: nothing to say
      recording.write(new byte[200]);
      mark.end();
      assertThatThrownBy(() -> recording.mark("no", 5, 5))
          .hasMessage("toSample must be above fromSample: fromSample=5, toSample=5");
      assertThatThrownBy(() -> recording.mark(" ", 5, 6))
          .hasMessage("a truth must have a label and start at 0 or later: label=' ', fromSample=5");
    }
    List<Truth> truths = new ArrayList<>();
    try (var consumer =
        new RecordConsumer<>(
            Truth.class, "earmark.truths", From.beginning().device("truths"), servers.settings())) {
      while (truths.size() < 3) {
        truths.addAll(consumer.poll(Duration.ofSeconds(10)));
      }
    }
    assertThat(truths)
        .containsExactly(
            new Truth("truths", "r", 8_000L, 20_000L, 16_000, "yes", TruthSource.PRODUCER),
            new Truth("truths", "r", 100L, null, 16_000, "stop", TruthSource.PRODUCER),
            new Truth("truths", "r", 100L, 200L, 16_000, "stop", TruthSource.PRODUCER));
  }
}
