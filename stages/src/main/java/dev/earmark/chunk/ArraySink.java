package dev.earmark.chunk;

/** Writes a signal into an array. */
final class ArraySink implements SampleSink {
  private final float[] array;
  private int length;

  ArraySink(float[] array) {
    this.array = array;
  }

  @Override
  public void samples(float[] samples, int offset, int count) {
    System.arraycopy(samples, offset, array, length, count);
    length += count;
  }

  @Override
  public void zeros(long count) {
    length += Math.toIntExact(count);
  }
}
