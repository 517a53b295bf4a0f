package io.github.mlmodel.worker.schema;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.CheckJob;
import io.github.mlmodel.build.message.CheckResult;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.Observation;
import io.github.mlmodel.grade.schema.Observed;
import io.github.mlmodel.grade.schema.SchemaColumn;
import io.github.mlmodel.grade.schema.SchemaReader;
import io.github.mlmodel.grade.schema.SchemaRule;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.RowVisitor;
import io.github.mlmodel.worker.read.WrittenRow;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.split.Split;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at all rows of a model's data for what its schema asks, and judges nothing. */
public final class SchemaCheck {

    private final DataSchema schema;
    private final ModelSpec spec;
    private final int threads;
    private final Progress progress;

    private SchemaCheck(DataSchema schema, ModelSpec spec, int threads, Progress progress) {
        this.schema = schema;
        this.spec = spec;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Looks at the rows.
     *
     * @throws MlModelException if the files cannot be read
     */
    public static CheckResult check(CheckJob job, int threads, Progress progress) {
        DataSchema schema = SchemaReader.read(job.schema().getBytes(StandardCharsets.UTF_8), "the schema");
        SchemaCheck check = new SchemaCheck(schema, job.spec(), threads, progress);
        List<Observed> data = new ArrayList<>();
        data.add(check.look(job.spec().dataset().source(), job.sources(), false));
        if (!job.heldBack().isEmpty()) {
            data.add(check.look(job.spec().dataset().heldBackSource(), job.heldBack(), true));
        }
        return new CheckResult(data);
    }

    private Observed look(Source source, List<DataFile> files, boolean heldBackAlone) {
        return source.choose(table -> look(table, files, heldBackAlone), images -> {
            throw MlModelException.internal("images have no columns that a schema could say something of");
        });
    }

    private Observed look(Source.Table source, List<DataFile> files, boolean heldBackAlone) {
        Look look = new Look(schema, CellMeaning.of(source));
        TableReader.every(everything(spec, source, files, threads, progress), look);
        return look.seen(label(files), heldBackAlone);
    }

    /** Asks for all rows of files, and for no column. */
    static ReadRequest everything(
            ModelSpec spec, Source.Table source, List<DataFile> files, int threads, Progress progress) {
        return new ReadRequest(
                source,
                spec.dataset().roles(),
                Split.NONE,
                files,
                spec.seed(),
                Declared.NOTHING,
                // A target that is not there is what the check is to say.
                Set.of("\u0000"),
                threads,
                progress);
    }

    private static String label(List<DataFile> files) {
        return files.get(0).name() + (files.size() == 1 ? "" : " and " + Names.count(files.size() - 1, "other file"));
    }

    /** One look at the rows of one source. */
    private static final class Look implements RowVisitor {

        private final DataSchema schema;
        private final CellMeaning values;
        private final Map<SchemaRule, RuleEye> eyes = new LinkedHashMap<>();
        private List<String> names = List.of();
        private long rows;

        Look(DataSchema schema, CellMeaning values) {
            this.schema = schema;
            this.values = values;
        }

        @Override
        public void begin(List<String> columns) {
            names = columns;
            rows = 0;
            eyes.clear();
            Eyes all = new Eyes(schema, names, values);
            for (SchemaRule rule : schema.allRules()) {
                if (names.containsAll(rule.columns())) {
                    all.of(rule).ifPresent(eye -> eyes.put(rule, eye));
                }
            }
        }

        @Override
        public void row(WrittenRow row) {
            rows++;
            for (RuleEye eye : eyes.values()) {
                eye.row(row);
            }
        }

        Observed seen(String files, boolean heldBackAlone) {
            List<Observation> observations = new ArrayList<>();
            for (SchemaRule rule : schema.allRules()) {
                observations.add(seen(rule));
            }
            return new Observed(files, heldBackAlone, names, rows, observations);
        }

        private Observation seen(SchemaRule rule) {
            RuleEye eye = eyes.get(rule);
            if (eye != null) {
                return eye.seen();
            }
            if (rule instanceof SchemaRule.NoNewColumns) {
                List<String> known =
                        schema.columns().stream().map(SchemaColumn::name).toList();
                List<String> others =
                        names.stream().filter(name -> !known.contains(name)).toList();
                return new Observation(rule.name(), others.size(), names.size(), List.of(), others);
            }
            return names.containsAll(rule.columns())
                    ? Observation.of(rule.name(), rows)
                    : Observation.absent(rule.name());
        }
    }
}
