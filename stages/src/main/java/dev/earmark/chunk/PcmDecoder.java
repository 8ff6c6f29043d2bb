package dev.earmark.chunk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Turns bytes of any encoding into mono floats in [−1, 1).
 *
 * <p>Integers are divided by their full scale. Floats at or beyond full scale are clipped, as a
 * converter would; a float that is no number is refused. Channels are mixed down to their mean.
 */
public final class PcmDecoder {
  private static final float BELOW_ONE = Math.nextDown(1f);

  private PcmDecoder() {}

  /** Returns one float per frame; the buffer's position stays where it is. */
  public static float[] mono(ByteBuffer samples, AudioFormat format) {
    ByteBuffer bytes = samples.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    checkWholeFrames(bytes.remaining(), format);
    float[] mono = new float[bytes.remaining() / format.frameBytes()];
    switch (format.encoding()) {
      case S16LE -> {
        if (format.channels() == 1) {
          s16leMono(bytes, mono);
        } else {
          s16le(bytes, mono, format.channels());
        }
      }
      case S24LE -> s24le(bytes, mono, format.channels());
      case F32LE -> f32le(bytes, mono, format.channels());
      case ULAW -> ulaw(bytes, mono, format.channels());
      case ALAW -> alaw(bytes, mono, format.channels());
    }
    return mono;
  }

  private static void checkWholeFrames(int length, AudioFormat format) {
    if (length % format.frameBytes() != 0) {
      throw new ChunkRefusedException(
          "samples must be whole frames of %d bytes: samples=%d bytes, channels=%d, encoding=%s"
              .formatted(format.frameBytes(), length, format.channels(), format.encoding()));
    }
  }

  /** The same values as below, in a loop that becomes vector instructions. */
  private static void s16leMono(ByteBuffer bytes, float[] mono) {
    int first = bytes.position();
    for (int i = 0; i < mono.length; i++) {
      mono[i] = bytes.getShort(first + 2 * i) * (1f / 32768);
    }
  }

  private static void s16le(ByteBuffer bytes, float[] mono, int channels) {
    double scale = 1 / 32768.0 / channels;
    for (int i = 0; i < mono.length; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += bytes.getShort();
      }
      mono[i] = (float) (sum * scale);
    }
  }

  private static void s24le(ByteBuffer bytes, float[] mono, int channels) {
    double scale = 1 / 8388608.0 / channels;
    for (int i = 0; i < mono.length; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += (bytes.getShort() & 0xffff) | (bytes.get() << 16);
      }
      mono[i] = (float) (sum * scale);
    }
  }

  private static void ulaw(ByteBuffer bytes, float[] mono, int channels) {
    double scale = 1 / 32768.0 / channels;
    for (int i = 0; i < mono.length; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += G711.ulaw(bytes.get());
      }
      mono[i] = (float) (sum * scale);
    }
  }

  private static void alaw(ByteBuffer bytes, float[] mono, int channels) {
    double scale = 1 / 32768.0 / channels;
    for (int i = 0; i < mono.length; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += G711.alaw(bytes.get());
      }
      mono[i] = (float) (sum * scale);
    }
  }

  private static void f32le(ByteBuffer bytes, float[] mono, int channels) {
    for (int i = 0; i < mono.length; i++) {
      double sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += clipped(bytes.getFloat(), i);
      }
      mono[i] = (float) (sum / channels);
    }
  }

  private static float clipped(float value, int frame) {
    if (!Float.isFinite(value)) {
      throw new ChunkRefusedException(
          "samples must be finite numbers: frame=%d, sample=%s".formatted(frame, value));
    }
    return Math.max(-1f, Math.min(BELOW_ONE, value));
  }
}
