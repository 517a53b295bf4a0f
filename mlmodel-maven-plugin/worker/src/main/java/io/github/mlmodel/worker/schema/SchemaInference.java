package io.github.mlmodel.worker.schema;

import io.github.mlmodel.build.message.SchemaJob;
import io.github.mlmodel.build.message.SchemaResult;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.grade.schema.ColumnRole;
import io.github.mlmodel.grade.schema.ColumnShares;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.RuleSeverity;
import io.github.mlmodel.grade.schema.SchemaColumn;
import io.github.mlmodel.grade.schema.SchemaRule;
import io.github.mlmodel.grade.schema.SchemaText;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.train.TreatedSource;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Infers a schema that today's data keeps: kinds and roles are those of a training, so that nothing is read otherwise and no
 * row changes its side; bounds are those of all rows, with some room.
 */
public final class SchemaInference {

    private static final MathContext DOWN = new MathContext(2, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(2, RoundingMode.CEILING);

    private static final MathContext SHOWN = new MathContext(2, RoundingMode.HALF_EVEN);

    /** Room for categories that come later. */
    private static final double UNEXPECTED = 0.01;

    private static final String IDENTIFIER = "identifier";

    private final SchemaJob job;
    private final TreatedSource treated;
    private final Profiles profiles;
    private final List<SchemaRule> rules = new ArrayList<>();

    private SchemaInference(SchemaJob job, TreatedSource treated, Profiles profiles) {
        this.job = job;
        this.treated = treated;
        this.profiles = profiles;
    }

    /**
     * Infers the schema of a model's data.
     *
     * @throws MlModelException as a training does, where rows cannot be read
     */
    public static SchemaResult infer(SchemaJob job, int threads, Progress progress) {
        return job.spec()
                .dataset()
                .source()
                .choose(table -> new SchemaResult(SchemaText.of(infer(job, table, threads, progress))), images -> {
                    throw MlModelException.user("The rows of model '" + job.name()
                            + "' are images, which have no columns that a schema could say something of.");
                });
    }

    private static DataSchema infer(SchemaJob job, Source.Table source, int threads, Progress progress) {
        TreatedSource treated = TreatedSource.read(job, source, threads, progress);
        Profiles profiles = new Profiles(treated, job.spec().dataset().roles(), CellMeaning.of(source));
        TableReader.every(SchemaCheck.everything(job.spec(), source, job.sources(), threads, progress), profiles);
        return new SchemaInference(job, treated, profiles).schema();
    }

    private DataSchema schema() {
        rules.add(new SchemaRule.RowCount(
                new BigDecimal(profiles.rows() / 2).round(DOWN).longValue(), null, RuleSeverity.ERROR));
        rules.add(new SchemaRule.NoNewColumns(RuleSeverity.WARN));
        Roles roles = job.spec().dataset().roles();
        Map<String, ColumnSchema> features = treated.features().stream()
                .collect(Collectors.toMap(ColumnSchema::name, Function.identity(), (first, second) -> first));
        List<SchemaColumn> columns = new ArrayList<>();
        for (String name : profiles.names()) {
            ColumnSchema feature = features.get(name);
            if (name.equals(roles.target())) {
                columns.add(target(name));
            } else if (name.equals(roles.weight())) {
                columns.add(SchemaColumn.of(name, ColumnRole.WEIGHT, ColumnKind.NUMERIC));
            } else if (feature != null) {
                columns.add(feature(feature));
            } else {
                columns.add(ignored(name, roles));
            }
        }
        return new DataSchema(columns, splitBy(roles), rules);
    }

    /** No row changes its side: so the columns that decide it now are named. */
    private List<String> splitBy(Roles roles) {
        HeldBack heldBack = job.spec().dataset().heldBack();
        if (heldBack.groupColumn().isPresent()) {
            return List.of(heldBack.groupColumn().get());
        }
        return heldBack.fraction().isEmpty()
                ? List.of()
                : profiles.names().stream()
                        .filter(name ->
                                !name.equals(roles.weight()) && !roles.exclude().contains(name))
                        .toList();
    }

    private SchemaColumn target(String name) {
        ColumnKind kind = DataSchema.targetOf(treated.task());
        if (kind == ColumnKind.NUMERIC) {
            range(name);
        } else {
            rules.add(
                    new SchemaRule.Domain(name, profiles.of(name).frequent(Integer.MAX_VALUE), 0, RuleSeverity.ERROR));
        }
        return SchemaColumn.of(name, ColumnRole.TARGET, kind);
    }

    private SchemaColumn feature(ColumnSchema column) {
        String name = column.name();
        double missing = missing(name);
        Map<String, Double> shares = new HashMap<>();
        if (column.kind() == ColumnKind.NUMERIC) {
            range(name);
        } else if (column.kind() == ColumnKind.CATEGORICAL) {
            shares.putAll(shares(profiles.of(name), domain(name)));
        }
        boolean told = missing > 0 || column.kind() == ColumnKind.CATEGORICAL;
        return new SchemaColumn(
                name,
                ColumnRole.FEATURE,
                column.kind(),
                column.form().date(),
                true,
                told ? new ColumnShares(shown(missing), shares) : null);
    }

    /** What a few rows have alone is nobody's to know, and has no share. */
    private static Map<String, Double> shares(Profile profile, List<String> values) {
        return values.stream()
                .filter(value -> profile.count(value) >= Statistics.FEWEST)
                .collect(Collectors.toMap(Function.identity(), value -> shown(profile.share(List.of(value)))));
    }

    private static double shown(double share) {
        return BigDecimal.valueOf(share).round(SHOWN).doubleValue();
    }

    /** An identifier is one as long as no two rows have the same. */
    private SchemaColumn ignored(String name, Roles roles) {
        Optional<IgnoredColumn> column = treated.ignored().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        Profile profile = profiles.of(name);
        if (column.filter(one -> one.reason().equals(IDENTIFIER)).isPresent() && profile.isUnique()) {
            rules.add(new SchemaRule.Unique(List.of(name), true, RuleSeverity.WARN));
        }
        SchemaColumn ignored = SchemaColumn.of(name, ColumnRole.IGNORED, null);
        return roles.exclude().contains(name) ? ignored.optional() : ignored;
    }

    /** Twice as many rows, and at most half of those that have a value: a share of 1 would ask nothing. */
    private double missing(String name) {
        double share = (double) profiles.of(name).missing() / Math.max(1, profiles.rows());
        double most = hundredths(Math.min(2 * share, (1 + share) / 2));
        if (share == 0) {
            rules.add(new SchemaRule.Missing(name, 0, RuleSeverity.WARN));
        } else if (most < 1) {
            rules.add(new SchemaRule.Missing(name, most, RuleSeverity.ERROR));
        }
        return share;
    }

    /** The bounds have two digits, so that they are no row's own numbers. */
    private void range(String name) {
        Profile profile = profiles.of(name);
        if (profile.least() <= profile.most()) {
            rules.add(new SchemaRule.Range(
                    name,
                    new BigDecimal(profile.least()).round(DOWN).doubleValue(),
                    new BigDecimal(profile.most()).round(UP).doubleValue(),
                    RuleSeverity.WARN));
        }
    }

    private List<String> domain(String name) {
        Profile profile = profiles.of(name);
        boolean numbered = EngineCatalog.numbersCategories(job.spec().trainer().type());
        List<String> known = job.known().getOrDefault(name, List.of());
        List<String> values = profile.frequent(job.spec().features().mostCategories(numbered), known);
        if (!values.isEmpty()) {
            double rest = 1 - profile.share(values);
            rules.add(new SchemaRule.Domain(
                    name, values, Math.min(1, hundredths(rest + UNEXPECTED)), RuleSeverity.ERROR));
        }
        return values;
    }

    /** Returns a share rounded up to hundredths; binary fractions that are a little more than one count as that. */
    private static double hundredths(double share) {
        return BigDecimal.valueOf(share - 1e-12)
                .setScale(2, RoundingMode.CEILING)
                .doubleValue();
    }
}
