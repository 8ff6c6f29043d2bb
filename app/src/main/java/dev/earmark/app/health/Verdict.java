package dev.earmark.app.health;

import dev.earmark.app.web.Answer;
import java.util.LinkedHashMap;
import java.util.List;

/** All that was found: well where every part is. */
record Verdict(List<Finding> findings) {

  boolean well() {
    return findings.stream().allMatch(Finding::well);
  }

  /** Returns it as a page, 200 or 503. */
  Answer answer() {
    var json = new LinkedHashMap<String, Object>();
    json.put("status", well() ? "up" : "down");
    json.put("findings", findings.stream().map(Finding::json).toList());
    return Answer.json(well() ? Answer.OK : Answer.UNAVAILABLE, json);
  }
}
