package dev.earmark.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cards that would make much of little. */
final class CardBombs {
  private CardBombs() {}

  static void add(Map<String, byte[]> bombs) {
    bombs.put("a field's name of 1 MB", Bombs.bytes("{\"" + "x".repeat(Bombs.LARGE) + "\":1}"));
    bombs.put("nested lists", Bombs.bytes("{\"labels\":" + "[".repeat(Bombs.LARGE)));
    bombs.put("a number of 1 MB", Bombs.bytes("{\"format\":" + "9".repeat(Bombs.LARGE) + "}"));
    bombs.put("a card of 8 MB", Bombs.bytes("{\"name\":\"" + "x".repeat(8 * Bombs.LARGE) + "\"}"));
    bombs.put(
        "a golden clip of 1 MB",
        card("\"golden\":{\"clip\":\"%s\"}", "AAAA".repeat(Bombs.LARGE / 4)));
    bombs.put(
        "100,000 golden scores", card("\"golden\":{\"scores\":[%s]}", "0,".repeat(100_000) + "0"));
    bombs.put("300,000 graphs in a graph", graphs());
    bombs.put("60,000 thresholds of 60,000 labels", thresholds());
  }

  /** A card of which one field is large. */
  private static byte[] card(String field, String large) {
    String before =
        "{\"format\":2,\"name\":\"n\",\"version\":\"1\",\"labels\":[\"a\"],\"sampleRate\":8000,";
    String after =
        ",\"windowSamples\":9000000,\"hopSamples\":400,\"output\":\"sigmoid\",\"threshold\":0.5,"
            + "\"frontEnd\":{\"kind\":\"waveform\",\"normalisation\":{\"kind\":\"none\"}}}";
    return Bombs.bytes(before + field.formatted(large) + after);
  }

  /** An .onnx file of nodes, attributes and graphs, each of which holds nothing. */
  private static byte[] graphs() {
    byte[] nodes = new byte[Bombs.LARGE - 5];
    for (int i = 0; i + 6 <= nodes.length; i += 6) {
      System.arraycopy(new byte[] {0x0a, 4, 0x2a, 2, 0x32, 0}, 0, nodes, i, 6);
    }
    int whole = nodes.length / 6 * 6;
    byte[] length = {(byte) (whole | 0x80), (byte) (whole >> 7 | 0x80), (byte) (whole >> 14)};
    return new Pack().number(1, 0x3a).bytes(length).bytes(Arrays.copyOf(nodes, whole)).done();
  }

  private static byte[] thresholds() {
    String labels =
        IntStream.range(0, 60_000).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
    String each = labels.replace(",", ":1,") + ":1";
    byte[] one = card("\"thresholds\":{%s}", each);
    return Bombs.bytes(new String(one, StandardCharsets.UTF_8).replace("\"a\"", labels));
  }
}
