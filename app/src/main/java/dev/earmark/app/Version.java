package dev.earmark.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells the version of this build, and of the Java that runs it. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"earmark " + number() + ", Java " + Runtime.version()};
  }

  /** Returns the version of this build; {@code (unpacked)} where it is in no jar. */
  public static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("(unpacked)");
  }
}
