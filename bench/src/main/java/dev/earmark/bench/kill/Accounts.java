package dev.earmark.bench.kill;

import dev.earmark.topology.metrics.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What processes have counted, each in its own life, held against what must add up.
 *
 * @param processes whose counts were looked at
 * @param broken what does not add up, a sentence each, which begins with the process
 */
public record Accounts(int processes, List<String> broken) {
  /** Nobody's. */
  public static final Accounts NONE = new Accounts(0, List.of());

  public Accounts {
    broken = List.copyOf(broken);
  }

  /** Returns these, and those of one more process. */
  public Accounts with(String process, Map<String, Long> counts) {
    List<String> more = new ArrayList<>(broken);
    Relation.broken(counts).forEach(one -> more.add(process + " must add up: " + one));
    return new Accounts(processes + 1, more);
  }

  /** Returns these, and that those of one more process are not known. */
  public Accounts without(String process, String why) {
    List<String> more = new ArrayList<>(broken);
    more.add(process + " must say what it has counted: " + why);
    return new Accounts(processes, more);
  }

  /** Returns some of what was lost or wrong in what was said, and all that does not add up. */
  List<String> examples(Comparison.Outcome said) {
    return Stream.concat(said.examples().stream(), broken.stream()).toList();
  }

  /** Returns the figures under the names that programs read. */
  Map<String, Object> toMap() {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("processesCounted", processes);
    figures.put("countsBroken", broken.size());
    return figures;
  }
}
