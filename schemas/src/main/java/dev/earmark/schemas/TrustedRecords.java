package dev.earmark.schemas;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Lets Avro make Earmark's own records.
 *
 * <p>From 1.12.2 on Avro makes no class that the application does not trust, its generated ones
 * included, when it reads or copies. The serde trusts the package {@code dev.earmark} beside what
 * is trusted already; programs that use another serde call {@link #trust} or start with {@code
 * -Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.earmark}.
 */
public final class TrustedRecords {
  private static final String RECORDS = "dev.earmark";

  static {
    ClassSecurityPredicate own = type -> type.getPackageName().equals(RECORDS);
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), own));
  }

  private TrustedRecords() {}

  /** Sees to it, once for the JVM. */
  public static void trust() {
    // The static initialiser has done it.
  }
}
