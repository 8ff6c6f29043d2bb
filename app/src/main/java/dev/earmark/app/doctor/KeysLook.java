package dev.earmark.app.doctor;

import dev.earmark.app.settings.Settings;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/** Whether keys and trusted certificates can be read, and for how long they hold. */
final class KeysLook implements Look {
  private static final String OF = "keys";
  private static final long FEW_DAYS = 30;
  private static final String READ =
      "look at the file, its password and its type (keytool -list -keystore FILE), and at who may read it";
  private static final String RENEW = "put a renewed certificate there, and restart";

  private final Settings settings;
  private final InstantSource clock;

  KeysLook(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<Symptom> look() {
    List<Symptom> all = new ArrayList<>();
    KeyStores.of(settings).forEach((prefix, stores) -> look(prefix, stores, all));
    return all;
  }

  private void look(String prefix, Map<String, Object> stores, List<Symptom> all) {
    try {
      DefaultSslEngineFactory read = KeyStores.read(stores);
      certificates(prefix + "ssl.keystore", read.keystore(), all);
      certificates(prefix + "ssl.truststore", read.truststore(), all);
    } catch (KafkaException | GeneralSecurityException refused) {
      all.add(Symptom.error(OF, prefix + "ssl.…: " + whole(refused), READ));
    }
  }

  /** The cause names the file, or says that the password is wrong. */
  private static String whole(Exception refused) {
    Throwable cause = refused.getCause();
    String own = String.valueOf(refused.getMessage());
    return cause == null ? own : own + " (" + cause.getMessage() + ")";
  }

  private void certificates(String store, @Nullable KeyStore read, List<Symptom> all)
      throws GeneralSecurityException {
    if (read == null) {
      return;
    }
    int before = all.size();
    for (String alias : Collections.list(read.aliases())) {
      for (Certificate certificate : chain(read, alias)) {
        if (certificate instanceof X509Certificate known) {
          all.add(of(store, known));
        }
      }
    }
    if (all.size() == before) {
      all.add(Symptom.error(OF, store + " holds no certificate", READ));
    }
  }

  /** What is shown to others as one's own, up to its root, or the one that is trusted. */
  private static List<Certificate> chain(KeyStore read, String alias) throws KeyStoreException {
    Certificate[] own = read.getCertificateChain(alias);
    return own == null ? Stream.ofNullable(read.getCertificate(alias)).toList() : List.of(own);
  }

  /** That one of many roots is no longer trusted need not concern anybody. */
  private static Symptom unfit(String store, String sentence, String fix) {
    return store.endsWith("truststore")
        ? Symptom.warning(OF, sentence, fix)
        : Symptom.error(OF, sentence, fix);
  }

  private Symptom of(String store, X509Certificate certificate) {
    Instant now = clock.instant();
    String found = "%s: %s ".formatted(store, certificate.getSubjectX500Principal());
    Instant from = Objects.requireNonNull(certificate.getNotBefore()).toInstant();
    Instant to = Objects.requireNonNull(certificate.getNotAfter()).toInstant();
    if (now.isBefore(from)) {
      return unfit(store, found + "does not hold before " + from, "look at this clock");
    }
    long days = Duration.between(now, to).toDays();
    if (now.isAfter(to)) {
      return unfit(store, found + "has held until " + to, RENEW);
    }
    String left = found + "holds for " + days + " more days";
    return days < FEW_DAYS ? Symptom.warning(OF, left, RENEW) : Symptom.ok(OF, left);
  }
}
