package dev.earmark.score;

import static dev.earmark.score.JsonFields.word;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.spectrogram.Dct;
import dev.earmark.spectrogram.Framing;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.spectrogram.Log;
import dev.earmark.spectrogram.MelBands;
import dev.earmark.spectrogram.Samples;
import dev.earmark.spectrogram.Stft;

/** A front end to a card's JSON; what may be absent and does nothing is left out. */
final class FrontEndWriter {

  private FrontEndWriter() {}

  static void write(FrontEnd frontEnd, ObjectNode json) {
    json.put("kind", word(frontEnd.kind()));
    samples(frontEnd.samples(), json);
    if (frontEnd.stft() != null) {
      stft(frontEnd.stft(), json);
    }
    if (frontEnd.mel() != null) {
      mel(frontEnd.mel(), json);
    }
    if (frontEnd.dct() != null) {
      dct(frontEnd.dct(), json);
    }
    boolean leveled =
        frontEnd.stft() != null
            && frontEnd.pcen() == null
            && frontEnd.kind() != FrontEnd.Kind.COMPLEX;
    if (leveled) {
      log(frontEnd.log(), json.putObject("log"));
    }
    ImageWriter.write(frontEnd, json);
    if (frontEnd.axes() != null) {
      json.put("axes", frontEnd.axes().order());
    }
  }

  private static void samples(Samples samples, ObjectNode json) {
    if (!samples.equals(Samples.PLAIN)) {
      json.putObject("samples")
          .put("scale", samples.scale())
          .put("padding", word(samples.filling()));
    }
  }

  private static void stft(Stft stft, ObjectNode json) {
    json.put("winLength", stft.winLength())
        .put("hopLength", stft.hopLength())
        .put("nFft", stft.nFft());
    json.put("window", word(stft.window())).put("center", stft.center());
    json.put("padMode", stft.padding() == Stft.Padding.NONE ? "reflect" : word(stft.padding()));
    framing(stft.framing(), json);
    if (stft.power() > 0) {
      json.put("power", (double) stft.power());
    }
  }

  private static void framing(Framing framing, ObjectNode json) {
    if (framing.align() != Framing.Align.LEFT) {
      json.put("winAlign", word(framing.align()));
    }
    if (framing.removeDcOffset()) {
      json.put("removeDcOffset", true);
    }
    if (framing.preEmphasis() > 0) {
      json.put("preEmphasis", framing.preEmphasis());
    }
    if (framing.normalized() != Framing.Normalized.NONE) {
      json.put("normalized", word(framing.normalized()));
    }
  }

  private static void mel(MelBands mel, ObjectNode json) {
    json.put("nMels", mel.nMels()).put("fMinHz", mel.fMinHz()).put("fMaxHz", mel.fMaxHz());
    json.put("melScale", word(mel.scale())).put("melNorm", word(mel.norm()));
    if (mel.triangles() != MelBands.Triangles.HZ) {
      json.put("melTriangles", word(mel.triangles()));
    }
  }

  private static void dct(Dct dct, ObjectNode json) {
    json.put("nMfcc", dct.nMfcc());
    if (dct.norm() != Dct.Norm.ORTHO) {
      json.put("dctNorm", word(dct.norm()));
    }
    if (dct.lifter() > 0) {
      json.put("lifter", dct.lifter()).put("lifterKind", word(dct.lifterKind()));
    }
  }

  private static void log(Log log, ObjectNode json) {
    json.put("kind", word(log.kind())).put("offset", log.offset());
    if (log.amin() > 0) {
      json.put("amin", log.amin());
    }
    if (log.ref() == null) {
      json.put("ref", "max");
    } else if (log.ref() != 1) {
      json.put("ref", log.ref());
    }
    if (log.topDb() != null) {
      json.put("topDb", log.topDb());
    }
  }
}
