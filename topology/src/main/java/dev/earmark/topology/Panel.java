package dev.earmark.topology;

import dev.earmark.window.WindowGrid;
import java.util.List;

/**
 * Models that hear the same windows of a device, together.
 *
 * @param grid of their windows
 * @param seats theirs, in the order in which they were named
 */
record Panel(WindowGrid grid, List<Seat> seats) {
  Panel {
    seats = List.copyOf(seats);
  }
}
