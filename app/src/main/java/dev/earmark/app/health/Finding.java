package dev.earmark.app.health;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found of one part.
 *
 * @param part what was looked at
 * @param well whether it is as it should be
 * @param reason one clause
 */
record Finding(String part, boolean well, String reason) {

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("part", part);
    json.put("well", well);
    json.put("reason", reason);
    return json;
  }
}
