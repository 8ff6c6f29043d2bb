package dev.earmark.fuzz;

import dev.earmark.app.settings.SettingsFuzz;
import dev.earmark.client.audio.VorbisFuzz;
import dev.earmark.local.RegistryFuzz;
import dev.earmark.score.ModelCardFuzz;
import dev.earmark.topology.StateFuzz;
import dev.earmark.topology.WriterSchemaFuzz;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Inputs that would make much of little, by the target that takes them and what they are. */
final class Bombs {
  /** As many bytes as an input may have. */
  static final int LARGE = 1_000_000;

  private static final String RECORD = "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[%s]}";
  private static final String FIELD = "{\"name\":\"%s\",\"type\":%s}";

  private Bombs() {}

  static Map<String, byte[]> of(Target target) {
    Map<String, byte[]> bombs = new LinkedHashMap<>();
    if (target.type() == WriterSchemaFuzz.class) {
      addSchemas(bombs);
    } else if (target.type() == RegistryFuzz.class) {
      addRequests(bombs);
    } else if (target.type() == VorbisFuzz.class) {
      addVorbis(bombs);
    } else if (target.type() == StateFuzz.class) {
      bombs.put("a run of 2^62 windows", runs());
    } else if (target.type() == ModelCardFuzz.class) {
      CardBombs.add(bombs);
    } else if (target.type() == SettingsFuzz.class) {
      bombs.put("a setting's name of 1 MB", bytes("x".repeat(LARGE) + "=1"));
    }
    return bombs;
  }

  private static void addSchemas(Map<String, byte[]> bombs) {
    bombs.put("a name that nothing has", schema("\\\"Nothing\\\"", new byte[] {3}));
    bombs.put("2^60 empty records", schema(escaped(doubled(60)), new byte[] {3}));
    bombs.put("a fixed of 2 GB", schema(escaped(fixed()), new byte[] {3}));
    bombs.put("nulls without end", schema(escaped(nulls()), nullBlocks()));
    bombs.put("a chain of 3,000 records", schema(escaped(chain(3_000)), new byte[] {3}));
    bombs.put("a record that is itself", schema(escaped(itself()), new byte[] {3}));
    bombs.put(
        "nested arrays",
        schema("{\\\"type\\\":\\\"array\\\",\\\"items\\\":".repeat(20_000), new byte[] {3}));
  }

  private static void addRequests(Map<String, byte[]> bombs) {
    String wide =
        "["
            + IntStream.range(0, 15_000)
                .mapToObj(i -> RECORD.formatted("r" + i, ""))
                .collect(Collectors.joining(","))
            + "]";
    bombs.put("two unions of 15,000 records", register(wide, wide.replace("\"r0\"", "\"other\"")));
    bombs.put("2^60 empty records", register(doubled(60), doubled(61)));
    bombs.put("a chain of 3,000 records", register(chain(3_000), chain(2_999)));
    bombs.put(
        "nested lists", bytes("POST /subjects/s/versions\napplication/json\n" + "[".repeat(LARGE)));
    bombs.put("a path of many parts", bytes("GET " + "/a%20".repeat(100_000)));
    bombs.put("a query of many parts", bytes("GET /subjects?" + "a=b&".repeat(200_000)));
  }

  private static void addVorbis(Map<String, byte[]> bombs) {
    bombs.put("10^9 comments", vorbis(new Pack().text("\3vorbis").number(4, 0).number(4, -1)));
    for (long head :
        new long[] {0x0000_ff_ffffL, 0xffff_01_0000L, 0x0100_ff_ffffL, 0x2800_02_0000L}) {
      var books = new Pack().text("\5vorbis").number(1, 255).text("BCV").number(5, head);
      bombs.put("a codebook %x".formatted(head), vorbis(books.number(8, -1)));
    }
  }

  /** The first packet, an empty comment where none is given, and the packet. */
  private static byte[] vorbis(Pack packet) {
    var id = new Pack().text("\1vorbis").number(4, 0).number(1, 1).number(4, 0x80bb0000L);
    id.bytes(new byte[12]).number(1, 0xb8).number(1, 1);
    var comment = new Pack().text("\3vorbis").bytes(new byte[8]).number(1, 1);
    var file = packed(new Pack(), id.done());
    byte[] last = packet.done();
    return packed(last[0] == 3 ? file : packed(file, comment.done()), last).done();
  }

  private static Pack packed(Pack file, byte[] packet) {
    return file.number(2, packet.length).bytes(packet);
  }

  /** A device's confusion up to the runs of one recording is zeros; see {@code RecordingCodec}. */
  private static byte[] runs() {
    return new Pack().number(1, 3).number(1, 2).bytes(new byte[64]).number(8, -1).done();
  }

  private static String doubled(int times) {
    String inner = RECORD.formatted("r0", "");
    for (int i = 1; i <= times; i++) {
      String fields =
          FIELD.formatted("a", inner) + "," + FIELD.formatted("b", "\"r" + (i - 1) + "\"");
      inner = RECORD.formatted("r" + i, fields);
    }
    return inner;
  }

  /** Each record names the one defined before it, so that text and types are nested differently. */
  private static String chain(int length) {
    String fields =
        IntStream.range(0, length)
            .mapToObj(
                i ->
                    FIELD.formatted(
                        "f" + i,
                        RECORD.formatted(
                            "r" + i, i == 0 ? "" : FIELD.formatted("x", "\"r" + (i - 1) + "\""))))
            .collect(Collectors.joining(","));
    return RECORD.formatted("top", fields);
  }

  private static String fixed() {
    String type = "{\"type\":\"fixed\",\"name\":\"f\",\"size\":2147483647}";
    return RECORD.formatted("r", FIELD.formatted("x", type));
  }

  private static String nulls() {
    return RECORD.formatted("r", FIELD.formatted("x", "{\"type\":\"array\",\"items\":\"null\"}"));
  }

  /** Blocks of as many items as bytes are left, more or less. */
  private static byte[] nullBlocks() {
    var blocks = new Pack().number(1, 3);
    for (int i = 0; i < LARGE / 10; i++) {
      blocks.number(3, 0x80f104); // 40,000
    }
    return blocks.done();
  }

  private static String itself() {
    return RECORD.formatted("r", FIELD.formatted("x", "\"r\""));
  }

  private static String escaped(String json) {
    return json.replace("\"", "\\\"");
  }

  private static byte[] schema(String escaped, byte[] wayAndRecord) {
    return new Pack().text("{\"schema\":\"" + escaped + "\"}\n\n").bytes(wayAndRecord).done();
  }

  private static byte[] register(String first, String second) {
    String request = "POST /subjects/s/versions\napplication/json\n{\"schema\":\"%s\"}\n";
    return bytes(request.formatted(escaped(first)) + request.formatted(escaped(second)));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
