package io.github.mlmodel.worker.schema;

import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.SchemaRule;
import io.github.mlmodel.model.column.Spellings;
import io.github.mlmodel.worker.read.WrittenRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds who looks for what a rule asks. */
final class Eyes {

    /** Different categories that are counted; where there are more, the later ones are among no most frequent. */
    private static final int MOST_COUNTED = 10_000;

    private final DataSchema schema;
    private final List<String> names;
    private final CellMeaning values;

    Eyes(DataSchema schema, List<String> names, CellMeaning values) {
        this.schema = schema;
        this.names = names;
        this.values = values;
    }

    /** Returns the eye of a rule whose columns are there; nothing where no row has to be looked at. */
    Optional<RuleEye> of(SchemaRule rule) {
        if (rule instanceof SchemaRule.OfKind) {
            return Optional.of(kind(rule));
        } else if (rule instanceof SchemaRule.Missing) {
            return Optional.of(missing(rule));
        } else if (rule instanceof SchemaRule.Range range) {
            return Optional.of(range(range));
        } else if (rule instanceof SchemaRule.Domain domain) {
            return Optional.of(domain(domain));
        } else if (rule instanceof SchemaRule.Unique unique) {
            return Optional.of(unique(unique));
        } else if (rule instanceof SchemaRule.Fresh) {
            return Optional.of(fresh(rule));
        }
        return Optional.empty();
    }

    private RuleEye kind(SchemaRule rule) {
        return new ColumnEye(rule, schema, names, values) {
            @Override
            void value(WrittenRow row, String text, boolean missing) {
                if (Double.isNaN(number(text))) {
                    note(row, "'" + text + "'");
                }
            }
        };
    }

    private RuleEye missing(SchemaRule rule) {
        return new ColumnEye(rule, schema, names, values) {
            @Override
            boolean looksAtMissing() {
                return true;
            }

            @Override
            void value(WrittenRow row, String text, boolean missing) {
                if (missing) {
                    note(row);
                }
            }
        };
    }

    private RuleEye range(SchemaRule.Range rule) {
        return new ColumnEye(rule, schema, names, values) {
            @Override
            void value(WrittenRow row, String text, boolean missing) {
                double number = number(text);
                // What is no number breaks another rule.
                if (!Double.isNaN(number) && !rule.holds(number)) {
                    note(row, text);
                }
            }
        };
    }

    /** A number in another spelling is the same category. */
    private RuleEye domain(SchemaRule.Domain rule) {
        Set<String> known = new HashSet<>(rule.values());
        rule.values().forEach(value -> Spellings.number(value).ifPresent(known::add));
        Map<String, Long> others = new HashMap<>();
        return new ColumnEye(rule, schema, names, values) {
            @Override
            void value(WrittenRow row, String text, boolean missing) {
                if (known.contains(text)
                        || Spellings.number(text).filter(known::contains).isPresent()) {
                    return;
                }
                note(row);
                if (others.size() < MOST_COUNTED || others.containsKey(text)) {
                    others.merge(text, 1L, Long::sum);
                }
            }

            @Override
            List<String> values() {
                return frequent(others);
            }
        };
    }

    private RuleEye fresh(SchemaRule rule) {
        return new ColumnEye(rule, schema, names, values) {
            private double newest = Double.NaN;

            @Override
            void value(WrittenRow row, String text, boolean missing) {
                double date = number(text);
                newest = newest >= date ? newest : Double.isNaN(date) ? newest : date;
            }

            @Override
            double newest() {
                return newest;
            }
        };
    }

    private RuleEye unique(SchemaRule.Unique rule) {
        int[] places = rule.columns().stream().mapToInt(names::indexOf).toArray();
        RepeatedRows seen = new RepeatedRows();
        return new RuleEye(rule) {
            @Override
            void row(WrittenRow row) {
                List<String> texts = new ArrayList<>();
                for (int place : places) {
                    String text = row.text(place);
                    if (values.isMissing(text, null, true)) {
                        return;
                    }
                    texts.add(text);
                }
                look();
                if (!seen.isRepeated(texts)) {
                    return;
                }
                if (places.length == 1) {
                    note(row, "'" + texts.get(0) + "'");
                } else {
                    note(row);
                }
            }
        };
    }
}
