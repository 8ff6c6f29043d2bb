package dev.earmark.score;

import dev.earmark.rule.Rule;
import dev.earmark.spectrogram.Axes;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.spectrogram.Log;
import dev.earmark.spectrogram.MelBands;
import dev.earmark.spectrogram.Normalisation;
import dev.earmark.spectrogram.Stft;
import java.util.List;

/** A card's {@code frontEnd} to its record. */
final class FrontEndReader {

  private static final List<String> STFT =
      List.of(
          "winLength", "hopLength", "nFft", "window", "center", "padMode", "power", "log", "axes");
  private static final List<String> MEL =
      List.of("nMels", "fMinHz", "fMaxHz", "melScale", "melNorm");
  private static final String[] ALL = {
    "kind", "winLength", "hopLength", "nFft", "window", "center", "padMode", "power",
    "nMels", "fMinHz", "fMaxHz", "melScale", "melNorm", "log", "normalisation", "axes"
  };

  private FrontEndReader() {}

  static FrontEnd read(JsonFields card) {
    JsonFields fields = card.object("frontEnd", ALL);
    var kind = fields.oneOf("kind", FrontEnd.Kind.class);
    var normalisation = normalisation(fields.object("normalisation", "kind", "mean", "std"));
    if (kind == FrontEnd.Kind.WAVEFORM) {
      refuse(fields, STFT, "kinds spectrogram and mel");
      refuse(fields, MEL, "kind mel");
      return FrontEnd.waveform(normalisation);
    }
    if (kind == FrontEnd.Kind.SPECTROGRAM) {
      refuse(fields, MEL, "kind mel");
    }
    var mel = kind == FrontEnd.Kind.MEL ? mel(fields) : null;
    var log = log(fields.object("log", "kind", "offset"));
    return new FrontEnd(kind, stft(fields), mel, log, normalisation, new Axes(fields.text("axes")));
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

  private static Stft stft(JsonFields fields) {
    return new Stft(
        fields.integer("winLength"),
        fields.integer("hopLength"),
        fields.integer("nFft"),
        fields.oneOf("window", Stft.WindowFunction.class),
        padding(fields),
        fields.integer("power"));
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
    CONSTANT(Stft.Padding.CONSTANT);

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
        fields.oneOf("melNorm", MelBands.Norm.class));
  }

  private static Log log(JsonFields fields) {
    var kind = fields.oneOf("kind", Log.Kind.class);
    return new Log(
        kind, kind == Log.Kind.NONE && !fields.has("offset") ? 0 : fields.number("offset"));
  }

  private static Normalisation normalisation(JsonFields fields) {
    return switch (fields.oneOf("kind", Normalisation.Kind.class)) {
      case DATASET -> Normalisation.dataset(fields.number("mean"), fields.number("std"));
      case WINDOW -> Normalisation.WINDOW;
      case NONE -> Normalisation.NONE;
    };
  }
}
