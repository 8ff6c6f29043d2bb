package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A floor of straight lines between points (section 7). */
final class Floor1 implements Floor {
  private static final int MAX_POINTS = 65;
  private static final int[] RANGES = {256, 128, 86, 64};

  private final Floor1Class[] partitions;
  private final int range;
  private final Floor1Points points;

  Floor1(HeaderBits in, Codebook[] books) throws VorbisException {
    int[] classes = new int[in.number(5)];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = in.number(4);
    }
    var classed = new Floor1Class[Arrays.stream(classes).max().orElse(-1) + 1];
    for (int i = 0; i < classed.length; i++) {
      classed[i] = Floor1Class.header(in, books);
    }
    partitions = Arrays.stream(classes).mapToObj(i -> classed[i]).toArray(Floor1Class[]::new);
    int multiplier = in.count(2);
    range = RANGES[multiplier - 1];
    points = new Floor1Points(positions(in), multiplier);
  }

  private int[] positions(HeaderBits in) throws VorbisException {
    int count = 2 + Arrays.stream(partitions).mapToInt(Floor1Class::dimensions).sum();
    require(count <= MAX_POINTS, "a Vorbis floor must have at most 65 points", "points", count);
    int[] positions = new int[count];
    int bits = in.number(4);
    positions[1] = 1 << bits;
    for (int i = 2; i < count; i++) {
      positions[i] = in.number(bits);
    }
    long distinct = Arrays.stream(positions).distinct().count();
    require(distinct == count, "points of a Vorbis floor must differ", "points", count);
    return positions;
  }

  @Override
  public @Nullable Curve read(PacketBits in) throws VorbisException {
    if (in.number(1) == 0) {
      return null;
    }
    int[] heights = new int[points.count()];
    int bits = HeaderBits.width(range - 1);
    heights[0] = in.number(bits);
    heights[1] = in.number(bits);
    int at = 2;
    for (Floor1Class partition : partitions) {
      partition.read(in, heights, at);
      at += partition.dimensions();
    }
    return in.ended() ? null : curve(heights);
  }

  private Curve curve(int[] heights) throws VorbisException {
    for (int height : heights) {
      if (height >= range) {
        throw new VorbisException(
            "heights of a Vorbis floor must be under " + range, "height=" + height);
      }
    }
    return points.curve(heights, range);
  }
}
