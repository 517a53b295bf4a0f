package io.github.mlmodel.grade.schema;

import io.github.mlmodel.grade.AskedBound;
import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.RuleDemand;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask, in a form that does not depend on the version that judged them. It ships with the model: it has no
 * category of the data.
 */
final class RuleDemands {

    private static final int SHOWN_DIGITS = 12;

    /** What no row may be. */
    private static final List<AskedBound> NO_ROW = List.of(AskedBound.most(0, true));

    private RuleDemands() {}

    static List<RuleDemand> of(DataSchema schema) {
        return schema.allRules().stream().map(RuleDemands::of).toList();
    }

    private static RuleDemand of(SchemaRule rule) {
        if (rule instanceof SchemaRule.OfKind kind) {
            String form =
                    kind.form() == null ? "" : " of the form " + kind.form().text();
            return asked(rule, ": " + kind.kind().name().toLowerCase(Locale.ROOT) + form, NO_ROW);
        } else if (rule instanceof SchemaRule.Missing missing) {
            return share(rule, "", missing.most());
        } else if (rule instanceof SchemaRule.Range range) {
            return between(rule, range.least(), range.most());
        } else if (rule instanceof SchemaRule.Domain domain) {
            String digest = Digest.of(String.join("\n", domain.values())).substring(0, SHOWN_DIGITS);
            String values = Names.count(domain.values().size(), "value") + " (SHA-256 " + digest + "), others ";
            RuleDemand share = share(rule, values, domain.unexpected());
            return new RuleDemand(share.asked(), values);
        } else if (rule instanceof SchemaRule.Fresh fresh) {
            double seconds = (double) Duration.parse(fresh.maxAge()).toSeconds();
            return asked(rule, ": at most " + fresh.maxAge(), List.of(AskedBound.most(seconds, true)));
        } else if (rule instanceof SchemaRule.RowCount count) {
            return between(rule, number(count.least()), number(count.most()));
        }
        return asked(rule, "", NO_ROW);
    }

    private static RuleDemand share(SchemaRule rule, String values, double most) {
        return asked(rule, ": " + values + "at most " + RuleText.percent(most), List.of(AskedBound.most(most, true)));
    }

    private static RuleDemand between(SchemaRule rule, @Nullable Double least, @Nullable Double most) {
        List<AskedBound> bounds = new ArrayList<>();
        List<String> words = new ArrayList<>();
        if (least != null) {
            bounds.add(AskedBound.least(least, true));
            words.add("at least " + RuleText.number(least));
        }
        if (most != null) {
            bounds.add(AskedBound.most(most, true));
            words.add("at most " + RuleText.number(most));
        }
        return asked(rule, ": " + String.join(" and ", words), bounds);
    }

    private static @Nullable Double number(@Nullable Long count) {
        return count == null ? null : (double) count;
    }

    /** What no bound tells is told by the text. */
    private static RuleDemand asked(SchemaRule rule, String what, List<AskedBound> bounds) {
        boolean warns = rule.severity() == RuleSeverity.WARN;
        AskedGate asked = new AskedGate(rule.name(), null, rule.name() + what, warns, bounds);
        return new RuleDemand(asked, rule instanceof SchemaRule.OfKind ? what : "");
    }
}
