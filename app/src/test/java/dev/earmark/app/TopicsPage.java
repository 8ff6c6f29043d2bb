package dev.earmark.app;

import dev.earmark.AudioChunk;
import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.app.deadletter.ReplayHeader;
import dev.earmark.topology.deadletter.DeadLetterHeader;
import dev.earmark.topology.deadletter.DeadLetterReason;
import dev.earmark.topology.topic.EarmarkTopics;
import dev.earmark.topology.topic.TopicDefinition;
import dev.earmark.topology.topic.TopicNames;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/**
 * Writes {@code docs/topics.md} from the topics' definitions and the documentation of the Avro
 * records.
 */
final class TopicsPage {
  private static final String HEAD =
      """
      # Topics and records

      This page is generated from the code (`TopicsPage`); `./mvnw -pl app -am test -Dtest=DocsTest -Dearmark.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false` writes it again.

      Keys are UTF-8 text. Values are Avro in the schema registry's wire format: a zero byte, the schema's id in four bytes (big-endian), then the record.
      `earmark topics create` creates these topics, `earmark topics check` holds what is there against this page.

      | topic | key | record | what for | created with |
      |---|---|---|---|---|
      """;

  private static final String DEAD_LETTERS =
      """

      ## Dead letters

      A record that could not be used, as it came: key, value and its own headers, and after them these. Without them it is what was sent, and can be sent again to `__streams.errors.topic`.

      | header | value |
      |---|---|
      """;

  private static final String REPLAYED =
      """

      A record that `earmark dead-letters --replay` has sent again is as it came, with these headers more; they come along should it become a dead letter again.

      | header | value |
      |---|---|
      """;

  private static final List<Schema> RECORDS =
      List.of(
          AudioChunk.getClassSchema(),
          Truth.getClassSchema(),
          Prediction.getClassSchema(),
          Detection.getClassSchema(),
          Confusion.getClassSchema());

  private TopicsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    new EarmarkTopics(TopicNames.defaults()).all().forEach(topic -> page.append(row(topic)));
    RECORDS.forEach(record -> append(page, "## ", record));
    appendDeadLetters(page);
    appendReplay(page);
    return page.toString();
  }

  private static void appendDeadLetters(StringBuilder page) {
    page.append(DEAD_LETTERS);
    for (DeadLetterHeader header : DeadLetterHeader.values()) {
      page.append("| `%s` | %s |%n".formatted(header.header(), header.meaning()));
    }
    page.append("\n| `earmark.reason` | when |\n|---|---|\n");
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      page.append("| `%s` | %s |%n".formatted(reason.code(), reason.meaning()));
    }
  }

  private static void appendReplay(StringBuilder page) {
    page.append(REPLAYED);
    for (ReplayHeader header : ReplayHeader.values()) {
      page.append("| `%s` | %s |%n".formatted(header.header(), header.meaning()));
    }
  }

  private static String row(TopicDefinition topic) {
    String configs =
        new TreeMap<>(topic.configs())
            .entrySet().stream()
                .map(entry -> "`" + entry.getKey() + "=" + entry.getValue() + "`")
                .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s | %s |%n"
        .formatted(topic.name(), topic.key(), topic.record(), topic.doc(), configs);
  }

  private static void append(StringBuilder page, String level, Schema record) {
    page.append("\n").append(level).append(record.getName()).append("\n\n").append(record.getDoc());
    page.append("\n\n| field | type | meaning |\n|---|---|---|\n");
    for (Schema.Field field : record.getFields()) {
      page.append(
          "| `%s` | %s | %s |%n"
              .formatted(field.name(), type(field.schema()), oneLine(field.doc())));
    }
    record.getFields().stream()
        .map(field -> innermost(field.schema()))
        .filter(schema -> schema.getType() == Schema.Type.RECORD)
        .forEach(nested -> append(page, "### ", nested));
  }

  private static String type(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical != null) {
      return schema.getType().getName() + " (" + logical.getName() + ")";
    }
    return switch (schema.getType()) {
      case ARRAY -> "array of " + type(schema.getElementType());
      case UNION ->
          schema.getTypes().stream().map(TopicsPage::type).collect(Collectors.joining(" or "));
      case ENUM -> schema.getName() + ": " + String.join(", ", schema.getEnumSymbols());
      case RECORD -> schema.getName();
      default -> schema.getType().getName();
    };
  }

  private static Schema innermost(Schema schema) {
    return schema.getType() == Schema.Type.ARRAY ? innermost(schema.getElementType()) : schema;
  }

  private static String oneLine(String doc) {
    return doc.replaceAll("\\s+", " ").replace("|", "\\|");
  }
}
