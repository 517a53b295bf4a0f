package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.SliceScores;
import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.check.DefaultChecks;
import io.github.mlmodel.grade.check.GateChangesCheck;
import io.github.mlmodel.grade.schema.RuleVerdict;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.spi.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code grade.json}: verdicts by gate, and the digest that they hold for. No build takes the file's word:
 * whatever is decided by a grade is judged anew from an evaluation, and whether it passes is found from its verdicts.
 *
 * @param format version of this file's format
 * @param model the model's name
 * @param digest over model, effective gates, held-back rows, metric code and baseline; the grade holds for nothing else
 * @param basis what was judged
 * @param passing whether the model may be distributed: one gate passed at least, and none blocks
 * @param allowedBy the property by which a person let the model go without a passing grade, or empty
 * @param verdicts a verdict a gate, in the order of the gates
 * @param checks what was looked at beside the gates
 */
public record Grade(
        int format,
        String model,
        String digest,
        Basis basis,
        boolean passing,
        String allowedBy,
        List<GateVerdict> verdicts,
        List<Check> checks) {

    /** The format that this version writes and reads. Raised, too, where the digest is taken otherwise. */
    public static final int FORMAT = 5;

    /** Finds anew whether it is passing: a file that was edited by hand must not pass by its one word. */
    public Grade {
        Objects.requireNonNull(model);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(basis);
        Objects.requireNonNull(allowedBy);
        verdicts = List.copyOf(verdicts);
        checks = List.copyOf(checks);
        passing = GateOutcome.pass(
                verdicts.stream().map(GateVerdict::outcome).toList(),
                Stream.concat(checks.stream().map(Check::outcome), basis.rules().map(RuleVerdict::outcome))
                        .toList());
    }

    /** Makes one of gates alone. */
    public Grade(
            int format,
            String model,
            String digest,
            Basis basis,
            boolean passing,
            String allowedBy,
            List<GateVerdict> verdicts) {
        this(format, model, digest, basis, passing, allowedBy, verdicts, List.of());
    }

    /**
     * What was judged.
     *
     * @param modelDigest SHA-256 of {@code model.onnx}
     * @param evaluationDigest SHA-256 of {@code evaluation.json}, or empty when nothing was judged
     * @param terms on what it was judged
     * @param schema what became of the rules that the model's data is asked; absent where it has no schema
     */
    public record Basis(
            String modelDigest,
            String evaluationDigest,
            Terms terms,
            @Nullable SchemaVerdict schema) {

        /** Refuses what lacks a part, as a damaged file does. */
        public Basis {
            Objects.requireNonNull(modelDigest);
            Objects.requireNonNull(evaluationDigest);
            Objects.requireNonNull(terms);
        }

        /** Makes one of data that nothing is asked of. */
        public Basis(String modelDigest, String evaluationDigest, Terms terms) {
            this(modelDigest, evaluationDigest, terms, null);
        }

        private Basis with(@Nullable SchemaVerdict verdict) {
            return new Basis(modelDigest, evaluationDigest, terms, verdict);
        }

        private Stream<RuleVerdict> rules() {
            return schema == null ? Stream.empty() : schema.rules().stream();
        }

        /** Makes one of a model that says nothing of its terms. */
        public Basis(String modelDigest, String evaluationDigest) {
            this(modelDigest, evaluationDigest, Terms.DEFAULT);
        }
    }

    /**
     * Judges gates.
     *
     * @param gates the gates; none gives a grade that is not passing
     * @param model the content of {@code model.json}
     * @param evaluation the content of {@code evaluation.json}
     * @param modelDigest SHA-256 of the {@code model.onnx} that the grade is for
     * @param metricsDigest digest over the code that computes metrics
     * @throws MlModelException if the evaluation is of another file
     */
    public static Grade judge(
            List<Gate> gates, ModelDescription model, Evaluation evaluation, String modelDigest, String metricsDigest) {
        return judge(gates, model, evaluation, modelDigest, metricsDigest, BesideGates.of(Terms.DEFAULT));
    }

    /**
     * Judges gates, and what is asked of a model beside them: it does not pass where its data or a consumer's contract does not.
     *
     * @param gates the gates; none gives a grade that is not passing
     * @param model the content of {@code model.json}
     * @param evaluation the content of {@code evaluation.json}
     * @param modelDigest SHA-256 of the {@code model.onnx} that the grade is for
     * @param metricsDigest digest over the code that computes metrics
     * @param beside what is asked beside gates
     * @throws MlModelException if the evaluation is of another file
     */
    public static Grade judge(
            List<Gate> gates,
            ModelDescription model,
            Evaluation evaluation,
            String modelDigest,
            String metricsDigest,
            BesideGates beside) {
        if (!evaluation.basis().modelDigest().equals(modelDigest)) {
            throw MlModelException.user("The evaluation of model '" + model.name()
                    + "' is of another file: it was made of SHA-256 "
                    + evaluation.basis().modelDigest()
                    + ", and model.onnx has " + modelDigest + ". Run 'mvn clean verify'.");
        }
        Terms terms = beside.terms();
        @Nullable SchemaVerdict schema = beside.schema();
        GateJudge judge = new GateJudge(model, evaluation, terms);
        List<GateVerdict> verdicts = gates.stream().map(judge::judge).toList();
        List<Check> checks = new ArrayList<>(beside.contracts());
        checks.addAll(WrongWay.of(verdicts, evaluation));
        checks.addAll(checks(ModelDemands.of(gates, evaluation, terms, schema), model, evaluation, terms));
        String digest = digest(gates, evaluation, modelDigest, metricsDigest, terms, schema, beside.contracts());
        // An evaluation reads back as it was written, so this is the digest of its file.
        Basis basis = new Basis(modelDigest, Digest.of(Json.write(evaluation)), terms, schema);
        return new Grade(FORMAT, model.name(), digest, basis, false, "", verdicts, checks);
    }

    private static List<Check> checks(HeldTo.Known asked, ModelDescription model, Evaluation evaluation, Terms terms) {
        return Stream.concat(
                        new GateChangesCheck(asked, model.labels(), terms.gateChanges())
                                .of(evaluation.comparison()).stream(),
                        new DefaultChecks(evaluation, model.lineage().trainer(), terms.release()).all().stream())
                .toList();
    }

    /** Returns a grade of gates that were not judged, which is not passing. */
    public static Grade skipped(List<Gate> gates, String model, String modelDigest, String reason) {
        return without(gates, model, modelDigest, GateOutcome.SKIPPED, gate -> reason);
    }

    /** Returns the grade of a model that could not be evaluated: no gate of it could be judged. */
    public static Grade unevaluated(List<Gate> gates, String model, String modelDigest) {
        return without(
                gates,
                model,
                modelDigest,
                GateOutcome.ERROR,
                gate -> "Gate '" + gate.text() + "' could not be judged: the model could not be evaluated.");
    }

    private static Grade without(
            List<Gate> gates, String model, String modelDigest, GateOutcome outcome, Function<Gate, String> sentence) {
        List<GateVerdict> verdicts = gates.stream()
                .map(gate -> new GateVerdict(gate, outcome, Double.NaN, sentence.apply(gate)))
                .toList();
        return new Grade(FORMAT, model, "", new Basis(modelDigest, ""), false, "", verdicts);
    }

    /** Returns what became of the contracts of consumers. */
    List<Check> contracts() {
        return checks.stream().filter(Check::isOfConsumer).toList();
    }

    /** Returns the same grade with the mark that a person lets the model go without a passing one; one that passes needs none. */
    public Grade allowedBy(String property) {
        return passing ? this : new Grade(FORMAT, model, digest, basis, false, property, verdicts, checks);
    }

    /** Returns the same grade as it may ship: without values and places of single rows. */
    public Grade withoutRows() {
        @Nullable SchemaVerdict schema = basis.schema();
        return new Grade(
                FORMAT,
                model,
                digest,
                schema == null ? basis : basis.with(schema.withoutRows()),
                false,
                allowedBy,
                verdicts,
                checks.stream().map(Check::withoutRows).toList());
    }

    /** Returns the digest that a grade of these holds for. */
    static String digest(
            List<Gate> gates,
            Evaluation evaluation,
            String modelDigest,
            String metricsDigest,
            Terms terms,
            @Nullable SchemaVerdict schema,
            List<Check> contracts) {
        String ofGates = digest(
                modelDigest, gates, evaluation.basis().rowsDigest(), metricsDigest, evaluation.comparison(), terms);
        return withContracts(withSchema(withSlices(ofGates, evaluation.slices()), schema), contracts);
    }

    /**
     * Returns the digest that a grade of these holds for. A gate is in it with all that is asked, in its own JSON, so that no
     * component is forgotten; how the user wrote it is not.
     */
    static String digest(
            String modelDigest,
            List<Gate> gates,
            String rowsDigest,
            String metricsDigest,
            @Nullable Comparison comparison,
            Terms terms) {
        Digest digest = new Digest()
                .add("grade")
                .addLong(FORMAT)
                .add(modelDigest)
                .add(rowsDigest)
                .add(metricsDigest)
                .add(comparison == null ? "no baseline" : line(comparison))
                .add(Json.writeLine(terms))
                .addLong(gates.size());
        for (Gate gate : gates) {
            digest.add(Json.writeLine(new Gate(gate.subject(), gate.criterion(), gate.severity(), "")));
        }
        return digest.hex();
    }

    /** A grade holds for the slices that were judged, with how many rows each asks for; without any it is what it was. */
    private static String withSlices(String digest, List<SliceScores> slices) {
        if (slices.isEmpty()) {
            return digest;
        }
        Digest with = new Digest().add("slices").add(digest).addLong(slices.size());
        slices.forEach(part -> with.add(Json.writeLine(part.slice())));
        return with.hex();
    }

    /** A grade holds for what the data was asked; where it is asked nothing it is what it was. */
    private static String withSchema(String digest, @Nullable SchemaVerdict schema) {
        return schema == null
                ? digest
                : new Digest()
                        .add("schema")
                        .add(digest)
                        .add(schema.digest())
                        .add(Json.writeLine(schema.asked()))
                        .hex();
    }

    /** A grade holds for the contracts that were judged, as they ship; without any it is what it was. */
    private static String withContracts(String digest, List<Check> contracts) {
        if (contracts.isEmpty()) {
            return digest;
        }
        Digest with = new Digest().add("contracts").add(digest).addLong(contracts.size());
        contracts.forEach(contract -> with.add(Json.writeLine(contract.withoutRows())));
        return with.hex();
    }

    /** Returns the model that was compared with, or why there is none. */
    private static String line(Comparison comparison) {
        return comparison.against().map(Json::writeLine).orElseGet(() -> Json.writeLine(comparison));
    }

    /** Returns the gates, in order. */
    public List<Gate> gates() {
        return verdicts.stream().map(GateVerdict::gate).toList();
    }

    /** Returns how many gates had an outcome. */
    public long count(GateOutcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    /** Returns what was found beside the gates: no check that is in order, or was not made. */
    public List<Check> findings() {
        return checks.stream().filter(Check::isFinding).toList();
    }

    /** Returns what is listed beside the gates: what was found, and contracts of consumers, be they kept or not. */
    public List<Check> listed() {
        return checks.stream()
                .filter(check -> check.isFinding() || check.isOfConsumer())
                .toList();
    }

    /** Returns what keeps it from passing, a sentence each: of all gates, where none passed or failed. */
    public List<String> objections() {
        if (passing) {
            return List.of();
        }
        List<String> blocking = Stream.of(
                        basis.rules().filter(rule -> rule.outcome().blocks()).map(RuleVerdict::text),
                        verdicts.stream()
                                .filter(verdict -> verdict.outcome().blocks())
                                .map(GateVerdict::sentence),
                        checks.stream()
                                .filter(check -> check.outcome().blocks())
                                .map(Check::text))
                .flatMap(sentences -> sentences)
                .toList();
        return blocking.isEmpty() ? verdicts.stream().map(GateVerdict::sentence).toList() : blocking;
    }
}
