package dev.earmark.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells the version of this build, and of the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(unpacked)");
    return new String[] {"earmark " + version + ", Java " + Runtime.version()};
  }
}
