package dev.earmark.topology;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.tools.ToolProvider;

/**
 * The classes of a program that was compiled against an older {@code dev.earmark.Prediction}, with
 * fewer fields; everything else is shared with this program.
 */
final class OlderPrediction extends URLClassLoader {
  static final String NAME = "dev.earmark.Prediction";

  private static final String SOURCE =
      """
      package dev.earmark;

      import org.apache.avro.Schema;
      import org.apache.avro.specific.SpecificData;
      import org.apache.avro.specific.SpecificRecordBase;

      public class Prediction extends SpecificRecordBase {
        public static final Schema SCHEMA$ = new Schema.Parser().parse(
            "{'type':'record','name':'Prediction','namespace':'dev.earmark','fields':["
                .concat("{'name':'id','type':'string'},{'name':'startSample','type':'long'},")
                .concat("{'name':'mood','type':['null','string'],'default':null},")
                .concat("{'name':'label','type':'string'},{'name':'confidence','type':'double'}]}")
                .replace('\\'', '"'));
        public static final SpecificData MODEL$ =
            new SpecificData(Prediction.class.getClassLoader());
        private final Object[] values = new Object[SCHEMA$.getFields().size()];

        public static Schema getClassSchema() { return SCHEMA$; }
        @Override public SpecificData getSpecificData() { return MODEL$; }
        @Override public Schema getSchema() { return SCHEMA$; }
        @Override public Object get(int field) { return values[field]; }
        @Override public void put(int field, Object value) { values[field] = value; }
      }
      """;

  private OlderPrediction(URL classes) {
    super(new URL[] {classes}, OlderPrediction.class.getClassLoader());
  }

  /** Compiles the class into a folder. */
  static OlderPrediction compile(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("Prediction.java"), SOURCE);
    int status =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    if (status != 0) {
      throw new AssertionError("the older class must compile: status=" + status);
    }
    return new OlderPrediction(folder.toUri().toURL());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return name.equals(NAME) ? findClass(name) : super.loadClass(name, resolve);
    }
  }
}
