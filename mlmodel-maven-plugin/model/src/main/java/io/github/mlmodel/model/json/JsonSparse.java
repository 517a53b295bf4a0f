package io.github.mlmodel.model.json;

/** A record of which {@link Json} writes no member that is absent or empty; its constructor takes what was left out as empty. */
public interface JsonSparse {}
