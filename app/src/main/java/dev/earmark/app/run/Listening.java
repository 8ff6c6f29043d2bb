package dev.earmark.app.run;

import dev.earmark.score.ModelCard;
import dev.earmark.score.Provider;

/**
 * A version of a model that listens.
 *
 * @param card what it says of itself
 * @param provider what runs it
 */
public record Listening(ModelCard card, Provider provider) {}
