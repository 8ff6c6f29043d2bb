package dev.earmark.score;

import dev.earmark.rule.Rule;
import dev.earmark.spectrogram.Axes;
import dev.earmark.spectrogram.Dct;
import dev.earmark.spectrogram.Framing;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.spectrogram.Log;
import dev.earmark.spectrogram.MelBands;
import dev.earmark.spectrogram.Samples;
import dev.earmark.spectrogram.Stft;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A card's {@code frontEnd} to its record; a field that may be absent then means nothing done. */
final class FrontEndReader {

  private static final List<String> ALWAYS = List.of("kind", "samples", "normalisation", "axes");
  private static final List<String> STFT =
      List.of(
          "winLength",
          "hopLength",
          "nFft",
          "window",
          "center",
          "padMode",
          "winAlign",
          "removeDcOffset",
          "preEmphasis",
          "normalized",
          "crop",
          "resize");
  private static final List<String> LEVELS = List.of("power", "log", "pcen", "deltas", "pool");
  private static final List<String> MEL =
      List.of("nMels", "fMinHz", "fMaxHz", "melScale", "melNorm", "melTriangles");
  private static final List<String> MFCC = List.of("nMfcc", "dctNorm", "lifter", "lifterKind");

  /** Every field of a front end. */
  static final String[] ALL =
      Stream.of(ALWAYS, STFT, LEVELS, MEL, MFCC).flatMap(List::stream).toArray(String[]::new);

  private FrontEndReader() {}

  static FrontEnd read(JsonFields card) {
    JsonFields fields = card.object("frontEnd", ALL);
    var kind = fields.oneOf("kind", FrontEnd.Kind.class);
    refuseOthers(fields, kind);
    var normalisation = ImageReader.normalisation(fields);
    boolean waveform = kind == FrontEnd.Kind.WAVEFORM;
    boolean complex = kind == FrontEnd.Kind.COMPLEX;
    return new FrontEnd(
        kind,
        samples(fields.objectOrNull("samples", "scale", "padding")),
        waveform ? null : stft(fields, complex ? 0 : power(fields)),
        fields.has("nMels") || has(kind, MEL) ? mel(fields) : null,
        waveform || complex ? Log.NONE : log(fields),
        ImageReader.pcen(fields),
        kind == FrontEnd.Kind.MFCC ? dct(fields) : null,
        ImageReader.image(fields),
        normalisation,
        waveform && !fields.has("axes") ? null : new Axes(fields.text("axes")));
  }

  private static boolean has(FrontEnd.Kind kind, List<String> names) {
    return names == MEL && (kind == FrontEnd.Kind.MEL || kind == FrontEnd.Kind.MFCC);
  }

  /** Refuses fields that mean nothing to the kind. */
  private static void refuseOthers(JsonFields fields, FrontEnd.Kind kind) {
    switch (kind) {
      case WAVEFORM -> refuse(fields, STFT, "kinds spectrogram, complex, mel and mfcc");
      case COMPLEX -> refuse(fields, LEVELS, "kinds spectrogram, mel and mfcc");
      default -> {}
    }
    if (kind == FrontEnd.Kind.WAVEFORM) {
      refuse(fields, LEVELS, "kinds spectrogram, mel and mfcc");
    }
    if (!has(kind, MEL)) {
      refuse(fields, MEL, "kinds mel and mfcc");
    }
    if (kind != FrontEnd.Kind.MFCC) {
      refuse(fields, MFCC, "kind mfcc");
    }
  }

  private static void refuse(JsonFields fields, List<String> names, String owner) {
    for (String name : names) {
      Rule.check(
          !fields.has(name),
          "frontEnd." + name + " belongs to " + owner,
          "kind",
          fields.text("kind"));
    }
  }

  private static Samples samples(@Nullable JsonFields fields) {
    if (fields == null) {
      return Samples.PLAIN;
    }
    return new Samples(
        fields.number("scale", 1),
        fields.oneOf("padding", Samples.Filling.class, Samples.Filling.ZERO));
  }

  private static int power(JsonFields fields) {
    int power = fields.integer("power");
    Rule.check(power == 1 || power == 2, "power must be 1 or 2", "power", power);
    return power;
  }

  private static Stft stft(JsonFields fields, int power) {
    return new Stft(
        fields.integer("winLength"),
        fields.integer("hopLength"),
        fields.integer("nFft"),
        fields.oneOf("window", Stft.WindowFunction.class),
        padding(fields),
        power,
        framing(fields));
  }

  private static Framing framing(JsonFields fields) {
    return new Framing(
        fields.oneOf("winAlign", Framing.Align.class, Framing.Align.LEFT),
        fields.flagOrFalse("removeDcOffset"),
        fields.number("preEmphasis", 0),
        fields.oneOf("normalized", Framing.Normalized.class, Framing.Normalized.NONE));
  }

  /** The pad mode counts only where frames are centred, and may be absent elsewhere. */
  private static Stft.Padding padding(JsonFields fields) {
    boolean center = fields.flag("center");
    if (!center && !fields.has("padMode")) {
      return Stft.Padding.NONE;
    }
    var mode = fields.oneOf("padMode", PadMode.class);
    return center ? mode.padding : Stft.Padding.NONE;
  }

  /** The words of {@code padMode}. */
  enum PadMode {
    REFLECT(Stft.Padding.REFLECT),
    CONSTANT(Stft.Padding.CONSTANT),
    SYMMETRIC(Stft.Padding.SYMMETRIC);

    private final Stft.Padding padding;

    PadMode(Stft.Padding padding) {
      this.padding = padding;
    }
  }

  private static MelBands mel(JsonFields fields) {
    return new MelBands(
        fields.integer("nMels"),
        fields.number("fMinHz"),
        fields.number("fMaxHz"),
        fields.oneOf("melScale", MelBands.Scale.class),
        fields.oneOf("melNorm", MelBands.Norm.class),
        fields.oneOf("melTriangles", MelBands.Triangles.class, MelBands.Triangles.HZ));
  }

  private static Dct dct(JsonFields fields) {
    return new Dct(
        fields.integer("nMfcc"),
        fields.oneOf("dctNorm", Dct.Norm.class, Dct.Norm.ORTHO),
        fields.number("lifter", 0),
        fields.oneOf("lifterKind", Dct.LifterKind.class, Dct.LifterKind.LIBROSA));
  }

  /** May be absent where per-channel energy normalisation takes its place. */
  private static Log log(JsonFields card) {
    if (card.has("pcen") && !card.has("log")) {
      return Log.NONE;
    }
    JsonFields fields = card.object("log", "kind", "offset", "amin", "ref", "topDb");
    var kind = fields.oneOf("kind", Log.Kind.class);
    boolean needless = kind == Log.Kind.NONE || fields.has("amin");
    return new Log(
        kind,
        needless ? fields.number("offset", 0) : fields.number("offset"),
        fields.number("amin", 0),
        fields.says("ref", "max") ? null : Double.valueOf(fields.number("ref", 1)),
        fields.numberOrNull("topDb"));
  }
}
