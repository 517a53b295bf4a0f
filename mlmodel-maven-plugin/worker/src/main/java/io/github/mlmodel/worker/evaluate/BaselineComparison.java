package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.HeldBackRule;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.Pairing;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.SliceChange;
import io.github.mlmodel.grade.interval.Grouping;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.MlModelException.Kind;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.source.HeldBackTable;
import io.github.mlmodel.worker.source.TargetReader;
import io.github.mlmodel.worker.source.TargetRows;
import io.github.mlmodel.worker.split.AskedRule;
import io.github.mlmodel.worker.split.EarlierRule;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a model with its baseline, on those of the held-back rows that the baseline was not trained on either. Each model
 * reads the rows as it was trained to, out of its own files.
 */
final class BaselineComparison {

    private final EvaluateJob job;
    private final BaselineBundle bundle;
    private Baseline baseline;
    private final Model today;
    private final int threads;
    private final Progress progress;

    BaselineComparison(EvaluateJob job, BaselineBundle bundle, Model today, int threads, Progress progress) {
        this.job = job;
        this.bundle = bundle;
        this.baseline = new Baseline(bundle.name(), bundle.sha256(), new HeldTo.Unsaid());
        this.today = today;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Metrics of both models.
     *
     * @param today those of today's
     * @param before the same of the baseline, undefined where they fail
     * @param slices the same of both on slices, likewise
     */
    record ComparedMetrics(
            List<MetricDefinition> today, List<MetricDefinition> before, List<MetricDefinition> slices) {}

    /**
     * Compares.
     *
     * @param rows the rows that today's model is judged by
     * @param scored what it predicted for them
     * @param metrics the metrics
     * @throws MlModelException if the machine fails; what the two models differ in makes the comparison impossible
     */
    Comparison with(HeldBackRows rows, Scored scored, ComparedMetrics metrics) throws IOException {
        try (BaselineFiles files = BaselineFiles.open(bundle, job.output())) {
            // Known whether the two can be compared or not.
            baseline = new Baseline(bundle.name(), bundle.sha256(), files.heldTo(), files.wear());
            if (baseline.heldTo() instanceof HeldTo.Unfit unfit) {
                return new Comparison.Impossible(baseline, unfit.problem());
            }
            return with(files, rows, scored, metrics);
        } catch (MlModelException e) {
            if (e.kind() == Kind.INTERNAL) {
                throw e;
            }
            return new Comparison.Impossible(baseline, clause(e));
        }
    }

    private Comparison with(BaselineFiles files, HeldBackRows rows, Scored scored, ComparedMetrics metrics)
            throws IOException {
        try (BaselineModel before = BaselineModel.load(files, threads)) {
            if (before.isSameAs(today, job.model())) {
                Scores scores = scores(metrics.today(), scored);
                Shared same = new Shared(rows.digest(), scored, scored, rows.rows(), heldBack());
                return new Comparison.Made(
                        baseline, true, rows.digest(), scores, scores, Pairing.NONE, slices(same, metrics));
            }
            Optional<String> difference = difference(before.model().description());
            if (difference.isPresent()) {
                return new Comparison.Impossible(baseline, difference.get());
            }
            Shared shared = shared(rows, scored, before);
            Scores ofToday = scores(metrics.today(), shared.today());
            Scores ofBefore = scores(metrics.before(), shared.before());
            return new Comparison.Made(
                    baseline,
                    false,
                    shared.digest(),
                    ofToday,
                    ofBefore,
                    Pairing.of(metrics.today(), shared.today(), ofToday, shared.before(), ofBefore),
                    slices(shared, metrics));
        }
    }

    private List<SliceChange> slices(Shared shared, ComparedMetrics metrics) {
        ScoredPredictions seen = new ScoredPredictions(today.description(), shared.seen(), excluded(shared.split()));
        return new SlicedRows(job, today.description(), threads, progress)
                .parts(shared.split()).stream()
                        .map(part -> change(
                                metrics.slices(),
                                part.slice(),
                                seen.some(shared.today(), part.rows()),
                                seen.some(shared.before(), part.rows())))
                        .toList();
    }

    private SliceChange change(List<MetricDefinition> metrics, Slice slice, Scored now, Scored then) {
        Scores ofToday = scores(metrics, now);
        Scores ofBefore = scores(metrics, then);
        return new SliceChange(slice, ofToday, ofBefore, Pairing.of(metrics, now, ofToday, then, ofBefore));
    }

    private Split heldBack() {
        return Split.heldBack(job.spec());
    }

    /**
     * Rows that neither model was trained on.
     *
     * @param digest SHA-256 over them
     * @param today with what today's model predicts
     * @param before with what the baseline predicts
     * @param seen their columns
     * @param split which rows they are
     */
    private record Shared(String digest, Scored today, Scored before, Rows seen, Split split) {}

    private Optional<String> difference(ModelDescription before) {
        ModelDescription now = today.description();
        if (before.task() != now.task()) {
            return Optional.of("it is for " + before.task().text() + ", and this model for "
                    + now.task().text());
        }
        if (!before.target().name().equals(now.target().name())) {
            return Optional.of("it predicts '" + Printable.text(before.target().name()) + "', and this model '"
                    + Printable.text(now.target().name()) + "'");
        }
        boolean isStrange = now.target()
                .choose(classes -> Collections.disjoint(classes.labels(), before.labels()), numbers -> false);
        if (isStrange) {
            return Optional.of("its classes are " + Names.list(before.labels()) + ", and this model's "
                    + Names.list(now.labels()));
        }
        return Optional.empty();
    }

    private Shared shared(HeldBackRows rows, Scored scored, BaselineModel before) throws IOException {
        return job.spec()
                .dataset()
                .heldBackSource()
                .<Shared, IOException>choose(
                        table -> ofTable(table, rows, scored, before), images -> ofImages(rows, scored, before));
    }

    private Shared ofTable(Source.Table source, HeldBackRows rows, Scored scored, BaselineModel before)
            throws IOException {
        Split split = heldBack();
        Optional<EarlierRule> rule = rule(before.rule(), split);
        boolean all = rule.isEmpty()
                || (split.splits()
                        && rule.get()
                                .holdsBackAllOf(
                                        split.rule(),
                                        Set.copyOf(rows.deciding()),
                                        job.spec().seed()));
        Split both = all ? split : split.and(rule.get());
        TargetRows ofBefore = read(source, before.model().description(), both);
        Rows seen = rows.rows();
        Scored ofToday = scored;
        String digest = rows.digest();
        if (!all) {
            TargetRows fewer = read(source, today.description(), both);
            seen = fewer.rows().table();
            digest = fewer.rows().digest();
            ofToday = new ScoredPredictions(today.description(), seen, excluded(both))
                    .of(fewer.target(), predict(today, seen));
        }
        return shared(
                ofToday,
                seen,
                digest,
                ofBefore.target(),
                predict(before.model(), ofBefore.rows().table()),
                before,
                both);
    }

    private Shared ofImages(HeldBackRows rows, Scored scored, BaselineModel before) throws IOException {
        Split split = heldBack();
        Optional<EarlierRule> rule = rule(before.rule(), split);
        if (rule.isPresent()
                && !rule.get()
                        .holdsBackAllOf(
                                split.rule(),
                                Set.copyOf(rule.get().columns()),
                                job.spec().seed())) {
            throw MlModelException.user(
                    "its images were held back by another <seed>, or fewer of them than now, so that it"
                            + " was trained on some that are held back today");
        }
        return shared(
                scored, rows.rows(), rows.digest(), rows.target(), predict(before.model(), rows.rows()), before, split);
    }

    private Shared shared(
            Scored today,
            Rows seen,
            String digest,
            Target target,
            Predictions predictions,
            BaselineModel before,
            Split split) {
        ScoredPredictions ofBefore = new ScoredPredictions(before.model().description(), seen, excluded(split));
        Scored now = today.groups() == null
                ? new RowSample(job, this.today.description(), threads, progress).of(today, split)
                : today;
        Scored then = ofBefore.of(target, predictions);
        Grouping groups = now.groups();
        return new Shared(digest, now, groups == null ? then : then.in(groups), seen, split);
    }

    private TargetRows read(Source.Table source, ModelDescription model, Split split) {
        HeldBackTable table =
                new HeldBackTable(job.spec(), HeldBackRows.read(model.signature(), readsAll(model)), readsAll(model));
        ReadRequest request = table.request(source, job.rows(), split, threads, progress);
        ModelDescription now = today.description();
        return TargetReader.some(request, now.task(), now.labels());
    }

    private ExcludedColumns excluded(Split split) {
        return ExcludedColumns.of(job, today.description(), split, threads, progress);
    }

    /** Own metrics may ask for every column of the rows; they see those that today's model is given. */
    private boolean readsAll(ModelDescription model) {
        return job.customClasses() != null && model.equals(today.description());
    }

    private Predictions predict(Model model, Rows rows) {
        Batch batch = rows.batch(model.columns());
        int count = rows.rows();
        return model.predict(batch, done -> progress.done("rows predicted", done, count));
    }

    /** Returns the rule by which some of today's rows are left out; nothing where none has to be. */
    private Optional<EarlierRule> rule(HeldBackRule rule, Split today) throws IOException {
        if (rule instanceof HeldBackRule.Unknown unknown) {
            throw MlModelException.user("which of today's rows it was trained on cannot be told: " + unknown.why());
        }
        if (rule instanceof HeldBackRule.Hashed hashed) {
            return Optional.of(new EarlierRule.Hashed(hashed.columns(), hashed.seed(), hashed.share()));
        }
        if (rule instanceof HeldBackRule.Asked asked) {
            return Optional.of(new EarlierRule.Asked(askedBefore(asked)));
        }
        if (today.splits()) {
            throw MlModelException.user(
                    "its held-back rows had files of their own, and it was trained on all rows of its"
                            + " source, of which today's are held back");
        }
        return Optional.empty();
    }

    /** A row has the number that it had only where the files are those of then. */
    private AskedRule askedBefore(HeldBackRule.Asked asked) throws IOException {
        AskedRule rule = AskedRule.of(asked.rule(), job.spec());
        List<String> digests = new ArrayList<>();
        for (DataFile file : rule.asksNumbers() ? job.rows() : List.<DataFile>of()) {
            digests.add(Digest.of(file.path()));
        }
        if (rule.asksNumbers() && !asked.numbersAreThoseOf(digests, job.spec())) {
            throw MlModelException.user(
                    "which of today's rows it was trained on cannot be told: its rows were held back where "
                            + rule.condition() + ", and "
                            + Names.list(job.rows().stream().map(DataFile::name).toList())
                            + (job.rows().size() == 1 ? " is" : " are")
                            + " not what it was trained on, so that a row may have another number now");
        }
        return rule;
    }

    private Scores scores(List<MetricDefinition> definitions, Scored scored) {
        return Scores.of(definitions, scored, job.confidence()).withoutConfusion();
    }

    private String clause(MlModelException failure) {
        String sentence =
                failure.sentence().replace(BaselineFiles.copy(job.output()).toString(), "its bundle");
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
