package dev.earmark.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import dev.earmark.window.CutLimits;
import dev.earmark.window.RecordingCutter;
import dev.earmark.window.Window;
import dev.earmark.window.WindowGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDeviceTest {
  private static final Instant BEGAN = Instant.parse("2026-11-21T12:00:00Z");
  private static final long SEED = 20_261_121;
  private static final WindowGrid GRID = new WindowGrid(16_000, 16_000, 8_000);

  /** What the topology has when nothing is set. */
  private static final CutLimits LIMITS = new CutLimits(2, 30);

  private static final double LEAST_COVERAGE = 0.5;

  /** Long enough for every oddity. */
  private static final int TAKES = 3;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void windowsOfTheChunksInTheirOrderAreThoseOfTheReference(int number) {
    var device = new FeedDevice(SEED, number, BEGAN, "");
    Map<String, List<AudioChunk>> chunks = chunks(device);
    assertThat(chunks).hasSize(TAKES);
    for (SentTake sent : device.takes()) {
      List<Window> windows = windows(chunks.getOrDefault(sent.take().recording(), List.of()));
      List<Window> must = Reference.windows(GRID, sent);
      assertThat(windows).hasSameSizeAs(must);
      for (int i = 0; i < must.size(); i++) {
        assertSame(windows.get(i), must.get(i));
      }
    }
  }

  @Test
  void devicesSendHolesContradictionsCopiesAndAnotherOrder() {
    List<SentTake> takes = new ArrayList<>();
    for (int number = 0; number < KillPlan.DEVICES; number++) {
      var device = new FeedDevice(SEED, number, BEGAN, "");
      chunks(device);
      takes.addAll(device.takes());
    }
    assertThat(takes).as("holes").anyMatch(sent -> sent.heard().size() > 1);
    assertThat(takes).as("contradictions").anyMatch(FeedDeviceTest::contradicts);
    assertThat(takes).as("ones that come first").anyMatch(FeedDeviceTest::saysOtherThanItsTake);
    assertThat(takes).as("copies").anyMatch(FeedDeviceTest::repeats);
    assertThat(takes).as("another order").anyMatch(FeedDeviceTest::turnsBack);
    assertThat(takes)
        .as("windows of which too little came")
        .anyMatch(sent -> Reference.windows(GRID, sent).size() < all(sent));
  }

  @Test
  void devicesDifferInRateChannelsAndEncoding() {
    List<AudioFormat> formats =
        IntStream.range(0, KillPlan.DEVICES)
            .mapToObj(device -> Take.of(1, device, 0).format())
            .toList();
    assertThat(formats).extracting(AudioFormat::sampleRate).doesNotHaveDuplicates();
    assertThat(formats).extracting(AudioFormat::channels).contains(1, 2);
    assertThat(Set.copyOf(formats.stream().map(AudioFormat::encoding).toList()))
        .contains(Encoding.ULAW, Encoding.S16LE, Encoding.S24LE, Encoding.F32LE);
  }

  private static Map<String, List<AudioChunk>> chunks(FeedDevice device) {
    Map<String, List<AudioChunk>> chunks = new LinkedHashMap<>();
    while (device.takes().size() < TAKES) {
      for (AudioChunk chunk : device.next()) {
        chunks.computeIfAbsent(chunk.getRecording(), name -> new ArrayList<>()).add(chunk);
      }
    }
    return chunks;
  }

  private static List<Window> windows(List<AudioChunk> chunks) {
    List<Window> windows = new ArrayList<>();
    var cutter = new RecordingCutter(GRID, LIMITS, 0);
    chunks.forEach(chunk -> cutter.accept(decoded(chunk), windows::add));
    assertThat(cutter.ended()).isTrue();
    return windows.stream().filter(window -> window.received() >= LEAST_COVERAGE).toList();
  }

  private static Chunk decoded(AudioChunk chunk) {
    var format =
        new AudioFormat(
            chunk.getSampleRate(),
            chunk.getChannels(),
            Encoding.of(chunk.getEncoding().toString()));
    float[] samples = PcmDecoder.mono(chunk.getSamples(), format);
    return new Chunk(chunk.getFirstSample(), chunk.getSampleRate(), samples, chunk.getLast());
  }

  private static void assertSame(Window window, Window must) {
    assertThat(window.startSample()).isEqualTo(must.startSample());
    assertThat(window.endSample()).isEqualTo(must.endSample());
    assertThat(window.coverage()).isEqualTo(must.coverage());
    assertThat(Arrays.equals(window.samples(), must.samples())).as("samples").isTrue();
  }

  private static boolean contradicts(SentTake sent) {
    return sent.cuts().stream().anyMatch(cut -> cut.from() < cut.own());
  }

  private static boolean repeats(SentTake sent) {
    return Set.copyOf(sent.cuts()).size() < sent.cuts().size();
  }

  private static boolean saysOtherThanItsTake(SentTake sent) {
    var whole = new SentTake(sent.take(), List.of(new Cut(0, 0, sent.take().frames())));
    float[] own = whole.heard().get(0).samples();
    return sent.heard().stream()
        .anyMatch(
            heard ->
                IntStream.range(0, heard.samples().length)
                    .anyMatch(n -> heard.samples()[n] != own[(int) heard.firstSample() + n]));
  }

  private static boolean turnsBack(SentTake sent) {
    List<Cut> cuts = sent.cuts();
    return IntStream.range(1, cuts.size()).anyMatch(i -> cuts.get(i).to() < cuts.get(i - 1).to());
  }

  private static long all(SentTake sent) {
    return GRID.count(sent.take().frames(), sent.take().format().sampleRate());
  }
}
