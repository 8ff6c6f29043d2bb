package dev.earmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Counts the random cases of the properties it is added to, into {@code target/cases.txt}. */
public final class Cases implements AroundPropertyHook {
  private static final Path FILE = Path.of("target", "cases.txt");
  private static final Map<String, Integer> CASES = new TreeMap<>();

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyExecutionResult result = property.execute();
    String name = context.containerClass().getSimpleName() + '#' + context.label();
    write(name, result.countTries());
    return result;
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  private static synchronized void write(String name, int tries) {
    CASES.put(name, tries);
    var text = new StringBuilder();
    CASES.forEach((each, cases) -> text.append("%,12d %s%n".formatted(cases, each)));
    text.append("%,12d random cases%n".formatted(total()));
    try {
      Files.writeString(FILE, text);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  private static long total() {
    return CASES.values().stream().mapToLong(cases -> cases).sum();
  }
}
