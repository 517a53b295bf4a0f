package io.github.mlmodel.maven.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The element {@code <dataset>}. */
public final class DatasetElement {

    private @Nullable String source;
    private @Nullable String labels;
    private @Nullable String testSource;
    private @Nullable String testLabels;
    private @Nullable Double testFraction;
    private @Nullable String target;
    private @Nullable String weight;
    private @Nullable List<String> exclude;
    private @Nullable String delimiter;
    private @Nullable Boolean header;
    private @Nullable List<String> columns;
    private @Nullable String quote;
    private @Nullable String encoding;
    private @Nullable List<String> missing;

    /** Returns {@code <source>}. */
    public @Nullable String getSource() {
        return source;
    }

    /** Sets {@code <source>}. */
    public void setSource(String source) {
        this.source = source;
    }

    /** Returns {@code <labels>}. */
    public @Nullable String getLabels() {
        return labels;
    }

    /** Sets {@code <labels>}. */
    public void setLabels(String labels) {
        this.labels = labels;
    }

    /** Returns {@code <testSource>}. */
    public @Nullable String getTestSource() {
        return testSource;
    }

    /** Sets {@code <testSource>}. */
    public void setTestSource(String testSource) {
        this.testSource = testSource;
    }

    /** Returns {@code <testLabels>}. */
    public @Nullable String getTestLabels() {
        return testLabels;
    }

    /** Sets {@code <testLabels>}. */
    public void setTestLabels(String testLabels) {
        this.testLabels = testLabels;
    }

    /** Returns {@code <testFraction>}. */
    public @Nullable Double getTestFraction() {
        return testFraction;
    }

    /** Sets {@code <testFraction>}. */
    public void setTestFraction(Double testFraction) {
        this.testFraction = testFraction;
    }

    /** Returns {@code <target>}. */
    public @Nullable String getTarget() {
        return target;
    }

    /** Sets {@code <target>}. */
    public void setTarget(String target) {
        this.target = target;
    }

    /** Returns {@code <weight>}. */
    public @Nullable String getWeight() {
        return weight;
    }

    /** Sets {@code <weight>}. */
    public void setWeight(String weight) {
        this.weight = weight;
    }

    /** Returns {@code <exclude>}. */
    public @Nullable List<String> getExclude() {
        return exclude;
    }

    /** Sets {@code <exclude>}. */
    public void setExclude(List<String> exclude) {
        this.exclude = exclude;
    }

    /** Returns {@code <delimiter>}. */
    public @Nullable String getDelimiter() {
        return delimiter;
    }

    /** Sets {@code <delimiter>}. */
    public void setDelimiter(String delimiter) {
        this.delimiter = delimiter;
    }

    /** Returns {@code <header>}. */
    public @Nullable Boolean getHeader() {
        return header;
    }

    /** Sets {@code <header>}. */
    public void setHeader(Boolean header) {
        this.header = header;
    }

    /** Returns {@code <columns>}. */
    public @Nullable List<String> getColumns() {
        return columns;
    }

    /** Sets {@code <columns>}. */
    public void setColumns(List<String> columns) {
        this.columns = columns;
    }

    /** Returns {@code <quote>}. */
    public @Nullable String getQuote() {
        return quote;
    }

    /** Sets {@code <quote>}. */
    public void setQuote(String quote) {
        this.quote = quote;
    }

    /** Returns {@code <encoding>}. */
    public @Nullable String getEncoding() {
        return encoding;
    }

    /** Sets {@code <encoding>}. */
    public void setEncoding(String encoding) {
        this.encoding = encoding;
    }

    /** Returns {@code <missing>}. */
    public @Nullable List<String> getMissing() {
        return missing;
    }

    /** Sets {@code <missing>}. */
    public void setMissing(List<String> missing) {
        this.missing = missing;
    }
}
