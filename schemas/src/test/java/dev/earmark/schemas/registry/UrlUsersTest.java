package dev.earmark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users in addresses are not shown, wherever they stand. */
class UrlUsersTest {
  @Test
  void inATextEachUrlLosesItsUser() {
    assertThat(UrlUsers.hiddenInText("try http://a:b@x:1/p, https://c@y and me@home"))
        .isEqualTo("try http://[hidden]@x:1/p, https://[hidden]@y and me@home");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://a:b@h1:1,https://c:d@h2/x,http://h3|http://[hidden]@h1:1,https://[hidden]@h2/x,http://h3",
        "http://h1,http://c:d@h2|http://h1,http://[hidden]@h2",
        "http://me:p,w@h1,http://c:d@h2|http://[hidden]@h1,http://[hidden]@h2",
        "http://me:p\"w@h1,http://h2|http://[hidden]@h1,http://h2",
        "http://me:p\":w@h1|http://[hidden]@h1",
        "http://me:p\"}w@h1|http://[hidden]@h1",
        "{\"url\":\"http://a:p\\\",w@h\"}|{\"url\":\"http://[hidden]@h\"}",
        "{\"url\":\"http://a:b@h\",\"by\":\"me@home\"}|{\"url\":\"http://[hidden]@h\",\"by\":\"me@home\"}",
        "{\"url\":\"http://h\",\"by\":\"me@home\"}|{\"url\":\"http://h\",\"by\":\"me@home\"}"
      })
  void inAListEachUrlLosesItsUser(String text, String shown) {
    assertThat(UrlUsers.hiddenInText(text)).isEqualTo(shown);
  }

  @Test
  @Timeout(20)
  void aLongTextTakesNoLonger() {
    String text = "me@home http" + "://".repeat(200_000) + "a,".repeat(200_000);
    assertThat(UrlUsers.hiddenInText(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://me:pass@host|ftp://[hidden]@host",
        "http://me:a pass@host|http://[hidden]@host",
        "http://me:pass,b@host,http://other|http://[hidden]@host,http://other",
        "me:pass,b@host:9092|[hidden]@host:9092",
        "host|host"
      })
  void inAValueThatIsNoAddressAllBeforeTheLastAtIsHidden(String value, String shown) {
    assertThat(UrlUsers.hiddenInValue(value)).isEqualTo(shown);
  }

  @Test
  void aUrlIsCalledWithoutItsUser() {
    assertThat(UrlUsers.removed(URI.create("http://me:pass@host:1/a@b")))
        .isEqualTo("http://host:1/a@b");
  }
}
