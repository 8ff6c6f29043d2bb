package dev.earmark.client.audio.vorbis;

import static dev.earmark.client.audio.vorbis.VorbisException.require;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the spectra of all channels are written in a packet (sections 4.2.4 and 4.3). */
final class Mapping {
  private final int[] magnitudes;
  private final int[] angles;
  private final Submap[] submaps;
  private final int[] submapOf;

  /** Reads a mapping of a setup header. */
  Mapping(HeaderBits in, int channels, SetupParts parts) throws VorbisException {
    in.zero(16, "mapping type");
    submaps = new Submap[in.flag() ? in.count(4) : 1];
    magnitudes = new int[in.flag() ? in.count(8) : 0];
    angles = new int[magnitudes.length];
    readCoupling(in, channels);
    in.zero(2, "reserved field");
    submapOf = new int[channels];
    for (int i = 0; i < channels && submaps.length > 1; i++) {
      submapOf[i] = in.index(4, submaps.length, "submap");
    }
    for (int i = 0; i < submaps.length; i++) {
      submaps[i] = new Submap(in, channelsOf(i), parts);
    }
  }

  private void readCoupling(HeaderBits in, int channels) throws VorbisException {
    int width = HeaderBits.width(channels - 1);
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = in.index(width, channels, "channel");
      angles[i] = in.index(width, channels, "channel");
      require(
          magnitudes[i] != angles[i],
          "a Vorbis channel must be coupled with another one",
          "channel",
          angles[i]);
    }
  }

  private int[] channelsOf(int submap) {
    return IntStream.range(0, submapOf.length).filter(i -> submapOf[i] == submap).toArray();
  }

  /**
   * Reads the spectra of a packet.
   *
   * @param spectra by channel, of zeros and as long as each other
   */
  void read(PacketBits in, float[][] spectra) throws VorbisException {
    var curves = new Floor.@Nullable Curve[spectra.length];
    boolean[] used = new boolean[spectra.length];
    for (int i = 0; i < spectra.length; i++) {
      curves[i] = submaps[submapOf[i]].floor().read(in);
      used[i] = curves[i] != null;
    }
    propagate(used);
    for (Submap submap : submaps) {
      submap.readResidue(in, spectra, used);
    }
    for (int i = magnitudes.length - 1; i >= 0; i--) {
      uncouple(spectra[magnitudes[i]], spectra[angles[i]]);
    }
    multiply(spectra, curves);
  }

  /** Of coupled channels both are written where one is used. */
  private void propagate(boolean[] used) {
    for (int i = 0; i < magnitudes.length; i++) {
      boolean either = used[magnitudes[i]] || used[angles[i]];
      used[magnitudes[i]] = either;
      used[angles[i]] = either;
    }
  }

  private static void uncouple(float[] magnitudes, float[] angles) {
    for (int i = 0; i < magnitudes.length; i++) {
      float magnitude = magnitudes[i];
      float angle = angles[i];
      float other = magnitude > 0 == angle > 0 ? magnitude - angle : magnitude + angle;
      magnitudes[i] = angle > 0 ? magnitude : other;
      angles[i] = angle > 0 ? other : magnitude;
    }
  }

  private static void multiply(float[][] spectra, Floor.@Nullable Curve[] curves) {
    for (int i = 0; i < spectra.length; i++) {
      Floor.Curve curve = curves[i];
      if (curve == null) {
        Arrays.fill(spectra[i], 0);
      } else {
        curve.multiply(spectra[i], spectra[i].length);
      }
    }
  }
}
