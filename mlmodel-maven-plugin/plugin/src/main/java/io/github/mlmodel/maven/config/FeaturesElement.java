package io.github.mlmodel.maven.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The element {@code <features>}. */
public final class FeaturesElement {

    private @Nullable List<String> numeric;
    private @Nullable List<String> categorical;
    private @Nullable List<String> text;
    private @Nullable Integer maxCategories;
    private @Nullable Integer maxTokens;
    private @Nullable Integer ngrams;

    /** Returns {@code <numeric>}. */
    public @Nullable List<String> getNumeric() {
        return numeric;
    }

    /** Sets {@code <numeric>}. */
    public void setNumeric(List<String> numeric) {
        this.numeric = numeric;
    }

    /** Returns {@code <categorical>}. */
    public @Nullable List<String> getCategorical() {
        return categorical;
    }

    /** Sets {@code <categorical>}. */
    public void setCategorical(List<String> categorical) {
        this.categorical = categorical;
    }

    /** Returns {@code <text>}. */
    public @Nullable List<String> getText() {
        return text;
    }

    /** Sets {@code <text>}. */
    public void setText(List<String> text) {
        this.text = text;
    }

    /** Returns {@code <maxCategories>}. */
    public @Nullable Integer getMaxCategories() {
        return maxCategories;
    }

    /** Sets {@code <maxCategories>}. */
    public void setMaxCategories(Integer maxCategories) {
        this.maxCategories = maxCategories;
    }

    /** Returns {@code <maxTokens>}. */
    public @Nullable Integer getMaxTokens() {
        return maxTokens;
    }

    /** Sets {@code <maxTokens>}. */
    public void setMaxTokens(Integer maxTokens) {
        this.maxTokens = maxTokens;
    }

    /** Returns {@code <ngrams>}. */
    public @Nullable Integer getNgrams() {
        return ngrams;
    }

    /** Sets {@code <ngrams>}. */
    public void setNgrams(Integer ngrams) {
        this.ngrams = ngrams;
    }
}
