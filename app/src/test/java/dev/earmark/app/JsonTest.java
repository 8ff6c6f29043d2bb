package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void noControlCharacterOrEndOfALineIsLeftInAText() throws Exception {
    String device = "a\u001b[2Jb\u009b31mc\u007fd\u2028e\u0085é";
    String line = Json.line(Map.of("device", device));
    assertThat(line).contains("é").doesNotContainPattern("[\\p{Cc}\u2028\u2029]");
    assertThat(new ObjectMapper().readTree(line).get("device").textValue()).isEqualTo(device);
  }
}
