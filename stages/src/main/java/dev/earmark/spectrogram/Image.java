package dev.earmark.spectrogram;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a window's features as an image of frames and bins, in this order.
 *
 * @param crop the part that is kept
 * @param deltas differences over time; null for none
 * @param pool what becomes of the frames
 * @param resize another size; null for none
 */
public record Image(Crop crop, @Nullable Deltas deltas, Pool pool, @Nullable Resize resize) {

  /** The features as they are. */
  public static final Image PLAIN = new Image(Crop.NONE, null, Pool.NONE, null);

  /** How far features of a window reach afterwards, once they are cropped. */
  Extent extent(Extent cropped) {
    Extent extent = cropped;
    if (deltas != null) {
      deltas.check(extent.frames());
      extent = DeltaFrames.extent(deltas, extent);
    }
    if (pool != Pool.NONE) {
      extent = FramePool.extent(pool, extent);
    }
    return resize == null ? extent : new Extent(extent.channels(), resize.frames(), resize.bins());
  }
}
