package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which clips {@code model card --golden} takes. */
class GoldenClipOptionTest extends CardCommand {
  private Path wav(String encoding, int bits, byte[] samples) throws IOException {
    var wav = ByteBuffer.allocate(44 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    int bytes = bits / 8;
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples.length);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) (encoding.equals("float") ? 3 : 1)).putShort((short) 1);
    wav.putInt(1000).putInt(1000 * bytes).putShort((short) bytes).putShort((short) bits);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples.length).put(samples);
    return Files.write(folder.resolve(encoding + ".wav"), wav.array());
  }

  private int golden(Path clip, String... more) throws IOException {
    Path scores = Files.writeString(folder.resolve("scores.json"), "{\"scores\": [0, 0, 1]}");
    return card(
        Stream.concat(
                Stream.of(
                    "--like",
                    MODELS.resolve("tiny.onnx").toString(),
                    "--labels",
                    labels.toString(),
                    "--golden",
                    clip.toString(),
                    "--expect",
                    scores.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aGoldenClipOfOtherThan16BitSamplesIsRefused() throws Exception {
    var samples = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    samples.putFloat(0.5f).putFloat(0.1f).putFloat(-1);
    Path clip = wav("float", 32, samples.array());
    assertThat(golden(clip)).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: a golden clip must be of 16-bit samples, which a card keeps exactly: clip="
                + clip
                + ", sample=1, value=0.1\n");
  }

  /** The second window begins at 128. */
  @Test
  void aGoldenClipLongerThanAWindowIsRefusedAlsoWhereNoSecondWindowIsHeard() throws Exception {
    Path clip = wav("pcm", 16, new byte[2 * 100]);
    assertThat(golden(clip, "--set", "hopSamples=128")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: a golden clip must be mono, at the model's rate and at most a window: the clip is longer than a window: its first 64 samples\n");
  }
}
