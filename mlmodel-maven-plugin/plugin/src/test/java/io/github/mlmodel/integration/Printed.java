package io.github.mlmodel.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What builds printed. Letters beyond ASCII are as the machine's locale lets them be, so all of them count as equal. */
public final class Printed {

    private static final String GOAL = "Failed to execute goal io.github.mlmodel:mlmodel-maven-plugin:";

    private final String who;
    private final String text;
    private final List<String> lines;

    Printed(String who, String text) {
        this.who = who;
        this.text = ascii(text);
        this.lines = this.text.lines().toList();
    }

    /** Asserts that these lines are among those that were printed. */
    public Printed says(String... expected) {
        assertThat(lines).as("the lines of %s", who).contains(ascii(expected));
        return this;
    }

    /** Asserts that a line begins with each of these. */
    public Printed saysFirst(String... beginnings) {
        for (String beginning : ascii(beginnings)) {
            assertThat(lines)
                    .as("the lines of %s", who)
                    .anyMatch(line -> line.startsWith(beginning), "a line that begins with " + beginning);
        }
        return this;
    }

    /** Asserts that a line is like each of these regular expressions. */
    public Printed saysLike(String... patterns) {
        for (String pattern : patterns) {
            // What is no ASCII was printed as some letter; in a pattern it stands for itself.
            String like = pattern.replaceAll("[^\\x00-\\x7F]", "[?]");
            assertThat(lines).as("the lines of %s", who).anyMatch(line -> line.matches(like), "a line like " + like);
        }
        return this;
    }

    /** Asserts that a model was up to date. */
    public Printed saysUpToDate(String... models) {
        for (String model : models) {
            saysLike("\\[INFO\\] " + model + ": up to date \\(fingerprint [0-9a-f]{4}…\\)");
        }
        return this;
    }

    /** Asserts that these words were printed. */
    public Printed mentions(String... words) {
        assertThat(text).as("what %s printed", who).contains(ascii(words));
        return this;
    }

    /** Asserts that these words were printed so many times. */
    public Printed mentions(int times, String words) {
        assertThat(lines.stream().filter(line -> line.contains(ascii(words))))
                .as("the lines of %s with '%s'", who, words)
                .hasSize(times);
        return this;
    }

    /** Asserts that none of these words was printed. */
    public Printed doesNotMention(String... words) {
        assertThat(text).as("what %s printed", who).doesNotContain(ascii(words));
        return this;
    }

    /** Asserts that a goal of the plugin failed, with this message to the last letter. */
    public Printed failsWith(String message) {
        assertThat(failure()).as("why %s failed", who).isEqualTo(ascii(message));
        return this;
    }

    /** Returns why a goal of the plugin failed. */
    public String failure() {
        String errors = lines.stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .map(line -> line.replaceFirst("^\\[ERROR\\] ?", ""))
                .collect(Collectors.joining("\n"));
        assertThat(errors).as("the errors of %s", who).contains(GOAL, " on project ", "-> [Help 1]");
        String failure = errors.substring(errors.indexOf(GOAL));
        int start = failure.indexOf(": ", failure.indexOf(" on project ")) + 2;
        return failure.substring(start, failure.indexOf("-> [Help 1]")).strip();
    }

    /** Returns the exceptions of Maven that the builds ended with, in order. */
    public List<String> exceptions() {
        return lines.stream()
                .filter(line -> line.matches(".*MAVEN/Mojo\\w+Exception.*"))
                .map(line -> line.replaceFirst(".*MAVEN/(Mojo\\w+Exception).*", "$1"))
                .toList();
    }

    /** Returns the lines. */
    public List<String> lines() {
        return lines;
    }

    private static String[] ascii(String... texts) {
        return Arrays.stream(texts).map(Printed::ascii).toArray(String[]::new);
    }

    private static String ascii(String text) {
        return text.replaceAll("[^\\x00-\\x7F]", "?");
    }
}
