package dev.earmark.topology;

import dev.earmark.window.Window;
import java.util.List;

/**
 * Windows that a recording has just completed, on their way from {@code cut-windows} to {@code
 * score-windows} in memory; none where it has only ended.
 */
record Cut(Recording recording, List<Window> windows, TaskProgress progress) {}
