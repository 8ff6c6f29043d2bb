package dev.earmark.detection;

/** A detection has opened or closed. */
public record DetectionChange(Detection detection, boolean open) {}
