package dev.earmark.score;

import dev.earmark.spectrogram.Crop;
import dev.earmark.spectrogram.Deltas;
import dev.earmark.spectrogram.Image;
import dev.earmark.spectrogram.Normalisation;
import dev.earmark.spectrogram.Pcen;
import dev.earmark.spectrogram.Pool;
import dev.earmark.spectrogram.Resize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a card's {@code frontEnd} says of whole windows. */
final class ImageReader {

  private static final List<Double> ZERO = List.of(0.0);
  private static final List<Double> ONE = List.of(1.0);

  private ImageReader() {}

  static Image image(JsonFields fields) {
    return new Image(
        crop(fields.objectOrNull("crop", "fromBin", "toBin", "frames")),
        deltas(fields.objectOrNull("deltas", "kind", "width", "order", "stack")),
        fields.oneOf("pool", Pool.class, Pool.NONE),
        resize(fields.objectOrNull("resize", "frames", "bins")));
  }

  private static Crop crop(@Nullable JsonFields crop) {
    if (crop == null) {
      return Crop.NONE;
    }
    return new Crop(
        crop.integer("fromBin", 0), crop.integer("toBin", 0), crop.integer("frames", 0));
  }

  private static @Nullable Deltas deltas(@Nullable JsonFields deltas) {
    if (deltas == null) {
      return null;
    }
    return new Deltas(
        deltas.oneOf("kind", Deltas.Kind.class),
        deltas.integer("width"),
        deltas.integer("order", 1),
        deltas.oneOf("stack", Deltas.Stack.class, Deltas.Stack.BINS));
  }

  private static @Nullable Resize resize(@Nullable JsonFields resize) {
    return resize == null ? null : new Resize(resize.integer("frames"), resize.integer("bins"));
  }

  static @Nullable Pcen pcen(JsonFields fields) {
    JsonFields pcen =
        fields.objectOrNull("pcen", "gain", "bias", "power", "timeConstant", "eps", "scale");
    if (pcen == null) {
      return null;
    }
    return new Pcen(
        pcen.number("gain", 0.98),
        pcen.number("bias", 2),
        pcen.number("power", 0.5),
        pcen.number("timeConstant", 0.4),
        pcen.number("eps", 1e-6),
        pcen.number("scale", 1));
  }

  static Normalisation normalisation(JsonFields frontEnd) {
    JsonFields fields = frontEnd.object("normalisation", "kind", "mean", "std", "epsilon", "ddof");
    var kind = fields.oneOf("kind", Normalisation.Kind.class);
    boolean dataset = kind == Normalisation.Kind.DATASET;
    return new Normalisation(
        kind,
        dataset || fields.has("mean") ? fields.numbers("mean") : ZERO,
        dataset || fields.has("std") ? fields.numbers("std") : ONE,
        fields.number("epsilon", 0),
        fields.integer("ddof", 0));
  }
}
