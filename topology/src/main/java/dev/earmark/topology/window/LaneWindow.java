package dev.earmark.topology.window;

import dev.earmark.window.Window;

/** A window and the lane that it comes from. */
public record LaneWindow(Lane lane, Window window) {}
