package dev.earmark.app.bring;

import dev.earmark.score.ModelCard;
import dev.earmark.score.Output;
import dev.earmark.spectrogram.Axes;
import dev.earmark.spectrogram.Dct;
import dev.earmark.spectrogram.Framing;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.spectrogram.MelBands;
import dev.earmark.spectrogram.Stft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What tools that claim the same front end do otherwise: groups of alternatives, of each of which a
 * card takes one. A change is fields of a card as {@code name=value}; some mean nothing to a kind.
 */
final class Changes {
  private static final List<String> FLOORS =
      List.of(
          "offset=1e-6",
          "offset=1e-10",
          "offset=1e-8",
          "offset=1e-5",
          "offset=0.001",
          "offset=0.01",
          "offset=1",
          "amin=1e-10",
          "amin=1e-5",
          "amin=1e-6");

  private Changes() {}

  /** The groups that mean something to the card's kind. */
  static List<List<List<String>>> of(ModelCard card) {
    FrontEnd frontEnd = card.frontEnd();
    var groups = new ArrayList<List<List<String>>>(levels(card));
    if (frontEnd.stft() != null) {
      groups.addAll(frames(frontEnd.stft()));
    }
    if (frontEnd.mel() != null) {
      groups.addAll(bands(card));
    }
    if (frontEnd.dct() != null) {
      groups.add(words("dctNorm", Dct.Norm.values()));
      groups.add(List.of(one("lifter=0"), one("lifter=22"), both("lifter=22", "lifterKind=kaldi")));
      groups.add(words("lifterKind", Dct.LifterKind.values()));
    }
    return groups;
  }

  /** How long frames are and how far apart: what is mistaken rather than defined otherwise. */
  static List<List<List<String>>> lengths(ModelCard card) {
    Stft stft = card.frontEnd().stft();
    return stft == null
        ? List.of()
        : List.of(
            wholes("hopLength", card, stft.hopLength(), 0.005, 0.008, 0.01, 0.0125, 0.016, 0.02),
            wholes("winLength", card, stft.winLength(), 0.02, 0.025, 0.03, 0.032, 0.04, 0.064),
            IntStream.of(stft.winLength(), stft.nFft() / 2, 2 * stft.nFft(), 4 * stft.nFft())
                .mapToObj(length -> one("nFft=" + length))
                .toList());
  }

  /** One or two samples more or less, halves and doubles, powers of two, and round times. */
  private static List<List<String>> wholes(
      String field, ModelCard card, int now, double... seconds) {
    IntStream near = IntStream.of(now - 2, now - 1, now + 1, now + 2, now / 2, 2 * now);
    IntStream powers = IntStream.of(64, 128, 256, 512, 1024);
    IntStream round =
        DoubleStream.of(seconds).mapToInt(s -> (int) Math.round(s * card.sampleRate()));
    return Stream.of(near, powers, round)
        .flatMapToInt(lengths -> lengths)
        .mapToObj(length -> one(field + "=" + length))
        .toList();
  }

  private static List<List<List<String>>> frames(Stft stft) {
    var groups = new ArrayList<List<List<String>>>();
    groups.add(words("window", Stft.WindowFunction.values()));
    groups.add(
        List.of(
            both("center=true", "padMode=reflect", "winAlign=null"),
            both("center=true", "padMode=constant", "winAlign=null"),
            both("center=true", "padMode=symmetric", "winAlign=null"),
            both("center=false", "winAlign=left"),
            both("center=false", "winAlign=center")));
    groups.add(words("normalized", Framing.Normalized.values()));
    if (stft.power() != 0) {
      groups.add(List.of(one("power=1"), one("power=2")));
      groups.addAll(logarithms());
    }
    groups.add(List.of(one("preEmphasis=0"), one("preEmphasis=0.97")));
    groups.add(List.of(one("removeDcOffset=true"), one("removeDcOffset=false")));
    groups.add(List.of(one("winLength=" + stft.nFft())));
    return groups;
  }

  private static List<List<List<String>>> logarithms() {
    var kinds = new ArrayList<List<String>>();
    for (String kind : List.of("ln", "log10", "db", "amplitude_db")) {
      kinds.add(one("log.kind=" + kind));
      FLOORS.forEach(floor -> kinds.add(floor(kind, floor)));
    }
    kinds.add(List.of("frontEnd.log={\"kind\":\"none\"}"));
    return List.of(
        kinds,
        List.of(one("log.ref=max"), one("log.ref=1")),
        List.of(one("log.topDb=80"), one("log.topDb=null")));
  }

  private static List<String> floor(String kind, String floor) {
    String other = floor.startsWith("amin") ? "log.offset=0" : "log.amin=null";
    return both("log.kind=" + kind, "log." + floor, other);
  }

  private static List<List<List<String>>> bands(ModelCard card) {
    return List.of(
        words("melScale", MelBands.Scale.values()),
        words("melNorm", MelBands.Norm.values()),
        words("melTriangles", MelBands.Triangles.values()),
        List.of(one("fMinHz=0"), one("fMinHz=20")),
        List.of(one("fMaxHz=" + card.sampleRate() / 2.0)));
  }

  private static List<List<List<String>>> levels(ModelCard card) {
    return List.of(
        List.of(one("samples.scale=1"), one("samples.scale=32768"), one("samples.scale=32767")),
        List.of(one("samples.padding=zero"), one("samples.padding=repeat")),
        Stream.of(
                "{\"kind\":\"none\"}",
                "{\"kind\":\"window\"}",
                "{\"kind\":\"window\",\"ddof\":1}",
                "{\"kind\":\"bins\"}",
                "{\"kind\":\"bins\",\"ddof\":1}")
            .map(value -> one("normalisation=" + value))
            .toList(),
        axes(card.frontEnd().axes()),
        Stream.of(Output.values()).map(output -> List.of("output=" + word(output))).toList());
  }

  private static List<List<String>> axes(@org.jspecify.annotations.Nullable Axes axes) {
    return axes == null
        ? List.of()
        : axes.turned().stream().map(order -> one("axes=" + order)).toList();
  }

  private static List<List<String>> words(String field, Enum<?>[] constants) {
    return Stream.of(constants).map(constant -> one(field + "=" + word(constant))).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> one(String field) {
    return both(field);
  }

  private static List<String> both(String... fields) {
    return Stream.of(fields).map(field -> "frontEnd." + field).toList();
  }
}
