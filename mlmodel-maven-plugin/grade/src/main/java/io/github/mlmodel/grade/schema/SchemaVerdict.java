package io.github.mlmodel.grade.schema;

import io.github.mlmodel.grade.RuleDemand;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rules of a model's schema.
 *
 * @param digest over the schema, with its bounds and severities
 * @param asked what the rules ask, whether they were judged or not
 * @param rules a verdict a rule, in the order of the schema; those of files with held-back rows alone come last
 */
public record SchemaVerdict(String digest, List<RuleDemand> asked, List<RuleVerdict> rules) {

    private static final String OF_HELD_BACK = "held-back rows: ";

    /** Refuses what lacks a part, as a damaged file does. */
    public SchemaVerdict {
        Objects.requireNonNull(digest);
        asked = List.copyOf(asked);
        rules = List.copyOf(rules);
    }

    /**
     * Judges what was seen in data.
     *
     * @param schema what is asked
     * @param data what was seen, a source each
     * @param now the time of the build, which only rules of freshness ask for
     */
    public static SchemaVerdict judge(DataSchema schema, List<Observed> data, InstantSource now) {
        List<RuleVerdict> verdicts = new ArrayList<>();
        for (Observed source : data) {
            Map<String, Observation> seen = source.observations().stream()
                    .collect(Collectors.toMap(Observation::rule, Function.identity(), (first, second) -> first));
            for (SchemaRule rule : schema.allRules()) {
                if (asked(schema, rule, source)) {
                    verdicts.add(judge(rule, seen.get(rule.name()), source, now));
                }
            }
        }
        return new SchemaVerdict(digest(schema), RuleDemands.of(schema), verdicts);
    }

    /** Returns the verdict of data that nobody has looked at: nothing of it is known. */
    public static SchemaVerdict unchecked(DataSchema schema, String why) {
        return new SchemaVerdict(
                digest(schema), RuleDemands.of(schema), List.of(new RuleVerdict("data", GateOutcome.ERROR, why)));
    }

    private static String digest(DataSchema schema) {
        return Digest.of(SchemaText.of(schema));
    }

    /** Files of held-back rows may lack what no model reads. */
    private static boolean asked(DataSchema schema, SchemaRule rule, Observed source) {
        if (!source.heldBackAlone()) {
            return true;
        }
        return rule.isOfHeldBackAlone()
                && rule.columns().stream()
                        .allMatch(name -> source.columns().contains(name)
                                || schema.column(name)
                                        .map(SchemaColumn::role)
                                        .filter(role -> role == ColumnRole.TARGET || role == ColumnRole.FEATURE)
                                        .isPresent());
    }

    private static RuleVerdict judge(SchemaRule rule, @Nullable Observation seen, Observed source, InstantSource now) {
        String name = (source.heldBackAlone() ? OF_HELD_BACK : "") + rule.name();
        if (seen == null) {
            return new RuleVerdict(name, GateOutcome.ERROR, "The rule '" + rule.name() + "' was not looked at.");
        }
        if (!seen.there() && !(rule instanceof SchemaRule.Present)) {
            return new RuleVerdict(
                    name,
                    GateOutcome.SKIPPED,
                    "The rule '" + rule.name() + "' was not judged, because there is no "
                            + RuleText.quoted(rule.columns().stream()
                                    .filter(column -> !source.columns().contains(column))
                                    .toList())
                            + " in " + source.files() + ".");
        }
        SchemaRule.Finding found = rule.find(seen, source, now);
        return new RuleVerdict(name, rule.severity().outcome(found.broken()), found.sentence(), found.details());
    }

    /** Returns whether data must not be trained on, and no grade passes. */
    public boolean blocks() {
        return rules.stream().anyMatch(rule -> rule.outcome().blocks());
    }

    /** Returns what is said of the rules that block, a sentence each. */
    public List<String> objections() {
        return sentences(GateOutcome::blocks);
    }

    /** Returns what is said of broken rules that are not to fail, a sentence each. */
    public List<String> warnings() {
        return sentences(outcome -> outcome == GateOutcome.WARN);
    }

    private List<String> sentences(Predicate<GateOutcome> wanted) {
        return rules.stream()
                .filter(rule -> wanted.test(rule.outcome()))
                .map(RuleVerdict::text)
                .toList();
    }

    /** Returns the verdicts as they may ship: without values and places of single rows. */
    public SchemaVerdict withoutRows() {
        return new SchemaVerdict(
                digest, asked, rules.stream().map(RuleVerdict::withoutRows).toList());
    }

    /** Returns how many rules had an outcome. */
    public long count(GateOutcome outcome) {
        return rules.stream().filter(rule -> rule.outcome() == outcome).count();
    }
}
