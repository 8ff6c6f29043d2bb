package dev.earmark.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a number stands for a text, or a text for a number or a yes or no: the classes read each as
 * the other, an API server does not.
 */
final class WrongTypes {
  /** A quantity may be a number, and is a text all the same. */
  private static final Pattern QUANTITIES =
      Pattern.compile("\\.(requests|limits)\\..+|\\.sizeLimit$");

  private final List<String> faults = new ArrayList<>();

  private WrongTypes() {}

  /** Returns a sentence for each value that is of another type once the classes have read it. */
  static List<String> of(Manifest manifest, String read) {
    var types = new WrongTypes();
    Manifest.all(read).forEach(one -> types.look(manifest.json(), one.json(), ""));
    return types.faults;
  }

  private void look(JsonNode told, JsonNode read, String path) {
    told.properties()
        .forEach(
            field ->
                look(field.getValue(), read.path(field.getKey()), path + '.' + field.getKey()));
    for (int i = 0; told.isArray() && i < told.size(); i++) {
      look(told.path(i), read.path(i), path + "[]");
    }
    if (told.isValueNode()
        && told.getNodeType() != read.getNodeType()
        && !QUANTITIES.matcher(path).find()) {
      faults.add("wrong type of %s: %s".formatted(path.substring(1), told));
    }
  }
}
