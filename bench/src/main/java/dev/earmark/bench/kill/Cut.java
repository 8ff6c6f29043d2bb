package dev.earmark.bench.kill;

import java.nio.ByteBuffer;

/**
 * A chunk of a take: frames {@code [from, to)}, of which those before {@code own} contradict the
 * take, since they are those of its mirror image.
 *
 * @param from its first frame
 * @param own the first frame that is the take's own
 * @param to the frame after its last
 */
record Cut(int from, int own, int to) {
  /** Returns its bytes, from those of the whole take. */
  ByteBuffer samples(Take take, byte[] pcm) {
    int frameBytes = take.format().frameBytes();
    var samples = ByteBuffer.allocate((to - from) * frameBytes);
    for (int frame = from; frame < own; frame++) {
      samples.put(pcm, (take.frames() - 1 - frame) * frameBytes, frameBytes);
    }
    samples.put(pcm, own * frameBytes, (to - own) * frameBytes);
    return samples.flip();
  }
}
