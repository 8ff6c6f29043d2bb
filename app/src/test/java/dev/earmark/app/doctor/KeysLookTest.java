package dev.earmark.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.security.Keys;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.Settings;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keytool's certificates hold for 90 days. */
class KeysLookTest {
  @TempDir static Path folder;

  private static String store = "";

  @BeforeAll
  static void makeAStore() throws Exception {
    store = new Keys(folder, List.of()).keyStore("server").toString();
  }

  @Test
  void withoutKeysThereIsNothingToLookAt() {
    assertThat(look(Duration.ZERO)).isEmpty();
  }

  @Test
  void everyStoreIsReadAsItsOwnSettingsSay() {
    assertThat(
            look(
                Duration.ZERO,
                "ssl.keystore.location",
                store,
                "ssl.keystore.password",
                Keys.PASSWORD,
                "schema.registry.ssl.truststore.location",
                store,
                "schema.registry.ssl.truststore.password",
                Keys.PASSWORD,
                "http.ssl.keystore.location",
                store,
                "http.ssl.keystore.password",
                Keys.PASSWORD))
        .containsExactly(
            Symptom.ok("keys", "ssl.keystore: CN=server holds for 89 more days"),
            Symptom.ok("keys", "schema.registry.ssl.truststore: CN=server holds for 89 more days"),
            Symptom.ok("keys", "http.ssl.keystore: CN=server holds for 89 more days"));
  }

  @Test
  void aCertificateThatWillSoonNotHoldIsAWarning() {
    assertThat(kafka(Duration.ofDays(60)))
        .isEqualTo(
            Symptom.warning(
                "keys",
                "ssl.keystore: CN=server holds for 29 more days",
                "put a renewed certificate there, and restart"));
    assertThat(kafka(Duration.ofDays(59)).level()).isEqualTo(Level.OK);
  }

  @Test
  void aCertificateThatNoLongerHoldsOrNotYetIsAnError() {
    Symptom over = kafka(Duration.ofDays(91));
    assertThat(over.level()).isEqualTo(Level.ERROR);
    assertThat(over.sentence()).startsWith("ssl.keystore: CN=server has held until 2");
    Symptom early = kafka(Duration.ofDays(-2));
    assertThat(early.level()).isEqualTo(Level.ERROR);
    assertThat(early.sentence()).startsWith("ssl.keystore: CN=server does not hold before 2");
  }

  @Test
  void aKeyThatNoCertificateIsOfIsPassedOver() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    char[] password = Keys.PASSWORD.toCharArray();
    try (InputStream in = Files.newInputStream(Path.of(store))) {
      keys.load(in, password);
    }
    var secret = new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES"));
    keys.setEntry("secret", secret, new KeyStore.PasswordProtection(password));
    Path mixed = folder.resolve("mixed.p12");
    try (OutputStream out = Files.newOutputStream(mixed)) {
      keys.store(out, password);
    }
    assertThat(
            look(
                Duration.ZERO,
                "ssl.keystore.location",
                mixed.toString(),
                "ssl.keystore.password",
                Keys.PASSWORD))
        .containsExactly(Symptom.ok("keys", "ssl.keystore: CN=server holds for 89 more days"));
  }

  @Test
  void aRootThatNoLongerHoldsIsAWarningSinceOthersMayDo() {
    Symptom over =
        look(
                Duration.ofDays(91),
                "ssl.truststore.location",
                store,
                "ssl.truststore.password",
                Keys.PASSWORD)
            .get(0);
    assertThat(over.level()).isEqualTo(Level.WARNING);
    assertThat(over.sentence()).startsWith("ssl.truststore: CN=server has held until 2");
  }

  @Test
  void aWrongPasswordAMissingFileAndAWrongTypeAreErrors() {
    for (String[] wrong :
        new String[][] {
          {"ssl.keystore.location", store, "ssl.keystore.password", "wrong"},
          {"ssl.keystore.location", "/none.p12", "ssl.keystore.password", Keys.PASSWORD},
          {"ssl.truststore.location", store, "ssl.truststore.type", "PEM"}
        }) {
      List<Symptom> all = look(Duration.ZERO, wrong);
      assertThat(all).hasSize(1);
      assertThat(all.get(0).level()).as(all.toString()).isEqualTo(Level.ERROR);
      assertThat(all.get(0).sentence())
          .startsWith("ssl.…: ")
          .contains(wrong[1])
          .doesNotContain(Keys.PASSWORD);
    }
  }

  @Test
  void certificatesAreAlsoReadFromPemWhereverItStands() throws Exception {
    Path file = Files.writeString(folder.resolve("ca.pem"), pem());
    Symptom found = Symptom.ok("keys", "ssl.truststore: CN=server holds for 89 more days");
    assertThat(
            look(
                Duration.ZERO,
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                file.toString()))
        .containsExactly(found);
    assertThat(
            look(Duration.ZERO, "ssl.truststore.type", "PEM", "ssl.truststore.certificates", pem()))
        .containsExactly(found);
  }

  private static String pem() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(store))) {
      keys.load(in, Keys.PASSWORD.toCharArray());
    }
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private static Symptom kafka(Duration later) {
    return look(later, "ssl.keystore.location", store, "ssl.keystore.password", Keys.PASSWORD)
        .get(0);
  }

  private static List<Symptom> look(Duration later, String... pairs) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    Settings settings = Settings.of(List.of(Layer.from(values, "test")));
    Instant then = Instant.now().plus(later);
    return new KeysLook(settings, () -> then).look();
  }
}
