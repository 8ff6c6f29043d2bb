package dev.earmark.app.metrics;

import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which group of devices a device is counted with, by its id: so that there are never more than a
 * few, however many devices there are. Any thread.
 */
final class DeviceGroups {
  /** Where no pattern is set. */
  static final String ALL = "all";

  /** What the pattern does not take, and what comes when there are as many as may be. */
  static final String OTHER = "other";

  private final Pattern pattern;
  private final int most;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * Groups devices.
   *
   * @param pattern whose first group, or whole match where it has none, names a device's group;
   *     empty: all are one
   * @param most how many are told apart
   */
  DeviceGroups(String pattern, int most) {
    this.pattern = Pattern.compile(pattern);
    this.most = most;
  }

  static DeviceGroups of(Settings settings) {
    return new DeviceGroups(
        settings.text(EarmarkSettings.METRICS_GROUP),
        settings.whole(EarmarkSettings.METRICS_GROUPS_MAX));
  }

  /** Returns the name of a device's group. */
  String of(String device) {
    if (pattern.pattern().isEmpty()) {
      return ALL;
    }
    Matcher found = pattern.matcher(device);
    return found.find() ? known(name(found)) : OTHER;
  }

  private static String name(Matcher found) {
    String name = found.groupCount() == 0 ? found.group() : found.group(1);
    return name == null || name.isEmpty() ? OTHER : name;
  }

  /** Two threads at once may go past the bound by one each. */
  private String known(String name) {
    if (known.contains(name)) {
      return name;
    }
    return known.size() < most && known.add(name) ? name : OTHER;
  }
}
