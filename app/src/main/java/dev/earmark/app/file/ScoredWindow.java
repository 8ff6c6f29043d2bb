package dev.earmark.app.file;

import dev.earmark.prediction.Heard;
import java.util.Optional;

/**
 * One window of a file.
 *
 * @param heard what was heard in it; positions are at the model's rate
 * @param truth what is really heard in it, as a position among the matrix's labels
 */
public record ScoredWindow(Heard heard, Optional<Integer> truth) {}
