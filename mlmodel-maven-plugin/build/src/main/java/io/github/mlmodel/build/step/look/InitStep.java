package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.data.ImageSources;
import io.github.mlmodel.build.data.SourceFiles;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.TrialJob;
import io.github.mlmodel.build.message.TrialResult;
import io.github.mlmodel.build.spec.Case;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.TypedSources;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at data and suggests a configuration for it. */
public final class InitStep {

    private static final Pattern ENCODING = Pattern.compile("<encoding>([^<]*)</encoding>");

    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=\\. )");

    private final BuiltModule module;
    private final Workers workers;

    /** Prepares; nothing is done yet. */
    public InitStep(BuiltModule module, Workers workers) {
        this.module = module;
        this.workers = workers;
    }

    /**
     * Looks at the data.
     *
     * @throws MlModelException if the data is not there, or a worker crashes
     */
    public InitOutcome run(InitRequest request) throws IOException {
        @Nullable String source = request.source();
        if (source == null || source.isBlank()) {
            return new InitOutcome.Refused("No data file is named. Say which one: "
                    + InitCommand.goal(request.version())
                    + " -Dmlmodel.init.source=data.csv [-Dmlmodel.init.target=COLUMN].");
        }
        Checkout checkout =
                request.typed() ? opened(request, source) : module.workspace().checkout();
        return GuessedDataset.isOfImages(checkout, source)
                ? images(request, checkout, DataFile.withoutSlash(source))
                : table(request, GuessedDataset.ofTable(checkout, source, request.encoding()));
    }

    /** Labels stand beside the file of images. */
    private Checkout opened(InitRequest request, String source) {
        return TypedSources.opened(
                module.workspace().checkout(),
                request.labels() == null ? List.of(source) : List.of(source, request.labels()));
    }

    private InitOutcome images(InitRequest request, Checkout checkout, String source) throws IOException {
        if (request.target() != null) {
            return new InitOutcome.Refused("mlmodel.init.target is '" + request.target()
                    + "', but images have their classes from labels or the names of folders. Leave it out.");
        }
        if (request.labels() == null
                && ImageSources.isIdx(source)
                && ImageSources.usualLabels(source).isEmpty()) {
            return new InitOutcome.Refused(
                    source + " is an IDX file of images, and its name does not tell which file has their"
                            + " labels. Name it by -Dmlmodel.init.labels, for example -Dmlmodel.init.labels="
                            + ImageSources.exampleLabels(source) + ".");
        }
        GuessedDataset dataset = GuessedDataset.ofImages(checkout, source, request.labels());
        return look(dataset, found -> tried(request, dataset, found));
    }

    private InitOutcome table(InitRequest request, GuessedDataset unknown) throws IOException {
        return look(unknown, first -> table(request, unknown, first));
    }

    private InitOutcome table(InitRequest request, GuessedDataset unknown, InspectResult first) throws IOException {
        String target = request.target() == null ? first.suggested().target() : request.target();
        List<String> columns = GuessedDataset.names(first);
        if (!target.isEmpty() && !columns.contains(target)) {
            return new InitOutcome.Refused("mlmodel.init.target is '" + target + "', which is no column of "
                    + request.source() + Names.didYouMean(target, columns) + " Its columns are: " + Names.list(columns)
                    + ".");
        }
        GuessedDataset dataset = unknown.configured(target, first);
        if (target.isEmpty()) {
            return open(request, unknown, first);
        }
        boolean settled = target.equals(first.suggested().target())
                && first.suggested().missing().isEmpty();
        // What is missing and what is predicted decide how the columns are read.
        return settled ? tried(request, dataset, first) : look(dataset, found -> again(request, dataset, found));
    }

    /** Of another target other texts may mean that there is none. */
    private InitOutcome again(InitRequest request, GuessedDataset dataset, InspectResult found) throws IOException {
        if (found.suggested().missing().isEmpty()) {
            return tried(request, dataset, found);
        }
        GuessedDataset further = dataset.withFurtherMissing(found);
        return look(further, last -> tried(request, further, last));
    }

    /** What is missing decides of which type columns are, and so what is shown of them and may be predicted. */
    private InitOutcome open(InitRequest request, GuessedDataset unknown, InspectResult first) throws IOException {
        GuessedDataset dataset = unknown.configured("", first);
        if (first.suggested().missing().isEmpty()) {
            return suggested(request, dataset, first);
        }
        return look(dataset, second -> {
            String target = second.suggested().target();
            return target.isEmpty()
                    ? suggested(request, dataset, second)
                    : look(
                            unknown.configured(target, first),
                            found -> tried(request, unknown.configured(target, first), found));
        });
    }

    private InitOutcome suggested(InitRequest request, GuessedDataset dataset, InspectResult found) {
        Proposal open = proposal(dataset, found);
        String named = open.dataset().source().files();
        String typed = open.outside() ? dataset.spec().source().files() : named;
        return new InitOutcome.Suggested(Schema.table(named, found), PluginBlock.open(request, open, typed));
    }

    private InitOutcome look(GuessedDataset dataset, Case<InspectResult, InitOutcome, IOException> then)
            throws IOException {
        InspectJob job = InspectJob.data(dataset.spec().source().files(), dataset.spec(), dataset.files());
        JobFailures failures = new JobFailures(module);
        List<InspectResult> found = new ArrayList<>();
        failures.run(workers, "init", List.of(job), (asked, result) -> found.add(result));
        Optional<StepFailure> failure = failures.asOne();
        return failure.isPresent() ? new InitOutcome.JobsFailed(asTyped(failure.get())) : then.of(found.get(0));
    }

    /** There is no {@code <dataset>} yet in which an encoding could be declared. */
    private static StepFailure asTyped(StepFailure failure) {
        String sentence = failure.sentence();
        String typed =
                END_OF_SENTENCE.splitAsStream(sentence).map(InitStep::asTyped).collect(Collectors.joining());
        return typed.equals(sentence) ? failure : new StepFailure(failure.user(), typed, failure.anchor());
    }

    /** Other sentences may tell of other elements of a dataset. */
    private static String asTyped(String sentence) {
        Matcher encoding = ENCODING.matcher(sentence);
        return encoding.find()
                ? encoding.replaceAll("-Dmlmodel.init.encoding=$1").replace(" in <dataset>", "")
                : sentence;
    }

    /** Trains what is suggested, so that gates mean something, and that what is pasted is known to work. */
    private InitOutcome tried(InitRequest request, GuessedDataset dataset, InspectResult found) throws IOException {
        Optional<String> untelling =
                UntellingTarget.sentence(Objects.requireNonNull(request.source()), dataset.spec(), found);
        if (untelling.isPresent()) {
            return new InitOutcome.Refused(untelling.get());
        }
        Proposal proposal = proposal(dataset, found).excluding();
        List<TrialResult> results = new ArrayList<>();
        JobFailures failures = new JobFailures(module);
        TrialJob job = new TrialJob(
                proposal.tried(),
                dataset.files(),
                ProposedGate.metric(proposal.task().orElseThrow()));
        Optional<MlModelException> crash =
                failures.runUntilCrash(workers, "init", List.of(job), (asked, result) -> results.add(result));
        String named = proposal.dataset().source().files();
        String columns = Schema.table(named, found);
        if (!results.isEmpty()) {
            return new InitOutcome.Suggested(columns, PluginBlock.tried(request.version(), proposal, results.get(0)));
        }
        String failure = crash.map(MlModelException::sentence)
                .orElseGet(() -> String.join(" ", failures.sentences().values()));
        return new InitOutcome.Suggested(
                columns,
                PluginBlock.failed(
                        request.version(),
                        proposal,
                        failure.replace(dataset.spec().source().files(), named),
                        crash.isPresent()));
    }

    /** Names files relative to the project, or as they are to be copied into it. */
    private Proposal proposal(GuessedDataset dataset, InspectResult found) {
        Checkout checkout = module.workspace().checkout();
        String source = dataset.spec().source().files();
        boolean outside =
                SourceFiles.lookedUp(checkout, source).flatMap(checkout::wayOut).isPresent();
        return new Proposal(
                dataset.withNumbers(found)
                        .spec()
                        .renamed(path -> outside ? copied(path) : SourceFiles.named(checkout.base(), path)),
                found,
                outside);
    }

    private static String copied(String path) {
        String slashed = path.replace('\\', '/');
        return "datasets/" + slashed.substring(slashed.lastIndexOf('/') + 1);
    }
}
