package dev.earmark.score;

import static dev.earmark.score.JsonFields.word;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.spectrogram.Crop;
import dev.earmark.spectrogram.Deltas;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.spectrogram.Image;
import dev.earmark.spectrogram.Normalisation;
import dev.earmark.spectrogram.Pcen;
import dev.earmark.spectrogram.Pool;
import java.util.List;

/** What a front end does with whole windows, to a card's JSON. */
final class ImageWriter {

  private ImageWriter() {}

  static void write(FrontEnd frontEnd, ObjectNode json) {
    if (frontEnd.pcen() != null) {
      pcen(frontEnd.pcen(), json.putObject("pcen"));
    }
    image(frontEnd.image(), json);
    normalisation(frontEnd.normalisation(), json.putObject("normalisation"));
  }

  private static void pcen(Pcen pcen, ObjectNode json) {
    json.put("gain", pcen.gain()).put("bias", pcen.bias()).put("power", pcen.power());
    json.put("timeConstant", pcen.timeConstant()).put("eps", pcen.eps());
    json.put("scale", pcen.scale());
  }

  private static void image(Image image, ObjectNode json) {
    if (!image.crop().equals(Crop.NONE)) {
      crop(image.crop(), json.putObject("crop"));
    }
    if (image.deltas() != null) {
      deltas(image.deltas(), json.putObject("deltas"));
    }
    if (image.pool() != Pool.NONE) {
      json.put("pool", word(image.pool()));
    }
    if (image.resize() != null) {
      json.putObject("resize")
          .put("frames", image.resize().frames())
          .put("bins", image.resize().bins());
    }
  }

  private static void crop(Crop crop, ObjectNode json) {
    if (crop.fromBin() > 0) {
      json.put("fromBin", crop.fromBin());
    }
    if (crop.toBin() > 0) {
      json.put("toBin", crop.toBin());
    }
    if (crop.frames() > 0) {
      json.put("frames", crop.frames());
    }
  }

  private static void deltas(Deltas deltas, ObjectNode json) {
    json.put("kind", word(deltas.kind())).put("width", deltas.width());
    json.put("order", deltas.order()).put("stack", word(deltas.stack()));
  }

  private static void normalisation(Normalisation normalisation, ObjectNode json) {
    json.put("kind", word(normalisation.kind()));
    if (normalisation.kind() == Normalisation.Kind.DATASET) {
      numbers("mean", normalisation.means(), json);
      numbers("std", normalisation.stds(), json);
    }
    if (normalisation.epsilon() > 0) {
      json.put("epsilon", normalisation.epsilon());
    }
    if (normalisation.ddof() > 0) {
      json.put("ddof", normalisation.ddof());
    }
  }

  /** One number alone, or a list of them. */
  private static void numbers(String name, List<Double> numbers, ObjectNode json) {
    if (numbers.size() == 1) {
      json.put(name, numbers.get(0));
      return;
    }
    ArrayNode list = json.putArray(name);
    numbers.forEach(list::add);
  }
}
