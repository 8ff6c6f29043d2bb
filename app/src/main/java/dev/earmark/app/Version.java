package dev.earmark.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Tells the version of this build and its commit, and of the Java that runs it. */
public final class Version implements IVersionProvider {
  private static final String BUILD = "build.properties";
  private static final String COMMIT = commit(build());

  @Override
  public String[] getVersion() {
    return new String[] {
      "earmark " + number() + " of commit " + commit() + ", Java " + Runtime.version()
    };
  }

  /** Returns the version of this build; {@code (unpacked)} where it is in no jar. */
  public static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("(unpacked)");
  }

  /**
   * Returns git's name of the commit that was built, with {@code -dirty} behind it where files had
   * been changed since; {@code unknown} where it was built without git.
   */
  public static String commit() {
    return COMMIT;
  }

  static String commit(Properties build) {
    String dirty = Boolean.parseBoolean(build.getProperty("dirty")) ? "-dirty" : "";
    return build.getProperty("commit") + dirty;
  }

  private static Properties build() {
    var build = new Properties();
    try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream(BUILD))) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build;
  }
}
