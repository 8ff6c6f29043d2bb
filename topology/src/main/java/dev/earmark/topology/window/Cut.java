package dev.earmark.topology.window;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows that a recording has just completed, on their way from {@code cut-windows} to {@code
 * score-windows} in memory.
 *
 * @param recording whose they are
 * @param windows of each lane in their order; none where the recording has only ended
 * @param completion what completed them; null where no audio did, or did before a restart
 * @param live whether nothing more is about to come, so that waiting for a full batch is of no use
 * @param progress how far the task is
 */
public record Cut(
    Recording recording,
    List<LaneWindow> windows,
    @Nullable Completion completion,
    boolean live,
    TaskProgress progress) {}
