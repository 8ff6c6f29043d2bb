package dev.earmark.topology.model;

import dev.earmark.window.WindowGrid;
import java.util.List;

/**
 * Models that hear the same windows of a device, together.
 *
 * @param grid of their windows
 * @param seats theirs, in the order in which they were named
 */
public record Panel(WindowGrid grid, List<Seat> seats) {
  public Panel {
    seats = List.copyOf(seats);
  }
}
