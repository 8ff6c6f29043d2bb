package dev.earmark.bench.kill;

import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.PcmDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What a device has sent of a take: chunks in the order in which they are in the log.
 *
 * <p>What is heard of it follows: of several copies of a frame the first, and nothing of a frame
 * that no chunk holds.
 *
 * @param take of which
 * @param cuts the chunks in their order
 */
record SentTake(Take take, List<Cut> cuts) {
  SentTake {
    cuts = List.copyOf(cuts);
  }

  /** Returns what is heard of it in order: mono samples without holes between holes. */
  List<Chunk> heard() {
    var known = new BitSet(take.frames());
    float[] samples = PcmDecoder.mono(ByteBuffer.wrap(firstCopies(known)), take.format());
    List<Chunk> heard = new ArrayList<>();
    int from = known.nextSetBit(0);
    while (from >= 0) {
      int to = known.nextClearBit(from);
      float[] span = Arrays.copyOfRange(samples, from, to);
      heard.add(new Chunk(from, take.format().sampleRate(), span, to == take.frames()));
      from = known.nextSetBit(to);
    }
    return heard;
  }

  /** Returns the first copy of each frame, and notes which there are. */
  private byte[] firstCopies(BitSet known) {
    byte[] pcm = take.pcm();
    byte[] heard = new byte[pcm.length];
    int frameBytes = take.format().frameBytes();
    for (Cut cut : cuts) {
      byte[] samples = cut.samples(take, pcm).array();
      for (int frame = cut.from(); frame < cut.to(); frame++) {
        if (!known.get(frame)) {
          known.set(frame);
          int at = (frame - cut.from()) * frameBytes;
          System.arraycopy(samples, at, heard, frame * frameBytes, frameBytes);
        }
      }
    }
    return heard;
  }
}
