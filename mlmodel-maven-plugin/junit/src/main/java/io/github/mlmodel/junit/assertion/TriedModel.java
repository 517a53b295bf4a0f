package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.runtime.Model;

/**
 * A model and the rows that something is tried on.
 *
 * @param model the model
 * @param rows the rows
 */
record TriedModel(Model model, ModelRows rows) {}
