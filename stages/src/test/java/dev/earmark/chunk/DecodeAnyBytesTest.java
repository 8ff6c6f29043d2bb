package dev.earmark.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Cases;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** One to eight channels of any encoding: the mean of the channels, wherever the bytes are cut. */
@AddLifecycleHook(Cases.class)
class DecodeAnyBytesTest {
  @Property(shrinking = ShrinkingMode.OFF)
  void everySampleIsTheMeanOfItsChannels(@ForAll Random random) {
    AudioFormat format = format(random);
    ByteBuffer bytes = bytes(format, 1 + random.nextInt(40), random);
    float[] mono = PcmDecoder.mono(bytes, format);
    for (int frame = 0; frame < mono.length; frame++) {
      double mean = mean(bytes.slice(frame * format.frameBytes(), format.frameBytes()), format);
      assertThat(Math.abs(mono[frame] - mean)).isLessThanOrEqualTo(Math.ulp((float) mean));
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void bytesMayBeCutBetweenAnyFrames(@ForAll Random random) {
    AudioFormat format = format(random);
    int frames = random.nextInt(200);
    ByteBuffer bytes = bytes(format, frames, random);
    int cut = random.nextInt(frames + 1) * format.frameBytes();
    float[] pieces = new float[frames];
    float[] first = PcmDecoder.mono(bytes.slice(0, cut), format);
    float[] second = PcmDecoder.mono(bytes.slice(cut, bytes.limit() - cut), format);
    System.arraycopy(first, 0, pieces, 0, first.length);
    System.arraycopy(second, 0, pieces, first.length, second.length);

    assertThat(pieces).isEqualTo(PcmDecoder.mono(bytes, format));
  }

  private static AudioFormat format(Random random) {
    Encoding[] encodings = Encoding.values();
    return new AudioFormat(
        8_000, 1 + random.nextInt(8), encodings[random.nextInt(encodings.length)]);
  }

  private static ByteBuffer bytes(AudioFormat format, int frames, Random random) {
    var bytes = ByteBuffer.allocate(frames * format.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
    random.nextBytes(bytes.array());
    for (int at = 0; format.encoding() == Encoding.F32LE && at < bytes.limit(); at += 4) {
      bytes.putFloat(at, random.nextFloat() * 3 - 1.5f);
    }
    return bytes;
  }

  private static double mean(ByteBuffer frame, AudioFormat format) {
    int size = format.encoding().bytesPerSample();
    double sum = 0;
    for (int channel = 0; channel < format.channels(); channel++) {
      sum += sample(frame.slice(channel * size, size), format.encoding());
    }
    return sum / format.channels();
  }

  private static double sample(ByteBuffer bytes, Encoding encoding) {
    ByteBuffer one = bytes.order(ByteOrder.LITTLE_ENDIAN);
    return switch (encoding) {
      case S16LE -> one.getShort(0) / 32_768.0;
      case S24LE -> (one.get(2) * 65_536 + (one.getShort(0) & 0xffff)) / 8_388_608.0;
      case F32LE -> Math.max(-1, Math.min(Math.nextDown(1f), one.getFloat(0)));
      case ULAW -> G711.ulaw(one.get(0)) / 32_768.0;
      case ALAW -> G711.alaw(one.get(0)) / 32_768.0;
    };
  }
}
