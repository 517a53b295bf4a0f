package io.github.mlmodel.model;

import io.github.mlmodel.model.ModelDescription.Sample;
import io.github.mlmodel.model.ModelSignature.Input;
import io.github.mlmodel.model.ModelSignature.Output;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.SeenValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A description for a test, which says what matters to it; the rest is as plain as can be. */
public final class GivenDescription {

    private final String name;
    private final List<String> labels;
    private final List<ColumnSchema> columns = new ArrayList<>();
    private final List<IgnoredColumn> ignored = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private String sentence = "";
    private String target = "y";
    private List<Long> rows = List.of();
    private double mean = Double.NaN;
    private double deviation = 1;
    private long rowsOfNumbers;
    private OutputName values = OutputName.PROBABILITIES;
    private String trainer = "by-hand";
    private String trainingDigest = "";
    private List<String> features = List.of();
    private List<LearningCurve> curve = List.of();
    private List<Sample> samples = List.of();

    private GivenDescription(String name, List<String> labels) {
        this.name = name;
        this.labels = labels;
    }

    /** Begins a model that gives probabilities of labels. */
    public static GivenDescription classifier(String name, String... labels) {
        return new GivenDescription(name, List.of(labels));
    }

    /** Begins a model that gives a number. */
    public static GivenDescription regressor(String name) {
        return new GivenDescription(name, List.of());
    }

    /** Gives the user's sentence. */
    public GivenDescription saying(String description) {
        sentence = description;
        return this;
    }

    /** Names the predicted column, which is {@code y} otherwise. */
    public GivenDescription target(String column) {
        target = column;
        return this;
    }

    /** Adds columns, each with an input of its name. */
    public GivenDescription columns(ColumnKind kind, String... names) {
        for (String column : names) {
            input(column, kind, column);
        }
        return this;
    }

    /** Adds columns that share an input. */
    public GivenDescription input(String input, ColumnKind kind, String... names) {
        for (String column : names) {
            columns.add(new ColumnSchema(column, kind));
        }
        inputs.add(Input.of(input, kind.type(), List.of(names)));
        return this;
    }

    /** Adds a column of dates. */
    public GivenDescription dates(String column, DateForm form) {
        columns.add(ColumnSchema.ofDates(column, form));
        inputs.add(Input.of(column, ColumnType.DOUBLE, List.of(column)));
        return this;
    }

    /** Adds a column, with an input of its name. */
    public GivenDescription column(ColumnSchema column) {
        return column(column.name(), column);
    }

    /** Adds a column, with an input. */
    public GivenDescription column(String input, ColumnSchema column) {
        columns.add(column);
        inputs.add(Input.of(input, column.kind().type(), List.of(column.name())));
        return this;
    }

    /** Adds a column of numbers that goes in with all its digits. */
    public GivenDescription doubles(String column) {
        columns.add(new ColumnSchema(column, ColumnKind.NUMERIC));
        inputs.add(Input.of(column, ColumnType.DOUBLE, List.of(column)));
        return this;
    }

    /** Adds a column that no feature was made of. */
    public GivenDescription ignoring(String column, ColumnKind kind, String reason) {
        ignored.add(new IgnoredColumn(column, kind, reason));
        return this;
    }

    /** Records what the values of a column were in training. */
    public GivenDescription seen(String column, SeenValues values) {
        columns.replaceAll(it -> it.name().equals(column) ? it.withSeen(values) : it);
        return this;
    }

    /** Adds a column of images. */
    public GivenDescription images(String column, int height, int width, int channels) {
        columns.add(new ColumnSchema(column, ColumnKind.IMAGE));
        inputs.add(new Input(column, ColumnType.UINT8, List.of(height, width, channels), List.of(column)));
        return this;
    }

    /** Puts the columns into another order, as the data may have them; inputs keep theirs. */
    public GivenDescription order(String... names) {
        columns.sort(Comparator.comparing(column -> List.of(names).indexOf(column.name())));
        return this;
    }

    /** Makes the model one that gives {@link OutputName#PROBABILITIES} or {@link OutputName#SCORES}. */
    public GivenDescription giving(OutputName output) {
        values = output;
        return this;
    }

    /** Records how many training rows each label had. */
    public GivenDescription trainedOnRows(Long... rowsOfLabels) {
        rows = List.of(rowsOfLabels);
        return this;
    }

    /** Records mean and standard deviation of the training target. */
    public GivenDescription trainedOnNumbers(double meanOfTarget, double deviationOfTarget) {
        mean = meanOfTarget;
        deviation = deviationOfTarget;
        return this;
    }

    /** Records how many numbers the training target had. */
    public GivenDescription trainedOnNumbers(long count) {
        rowsOfNumbers = count;
        return this;
    }

    /** Names the trainer, which is {@code by-hand} otherwise. */
    public GivenDescription trainer(String type) {
        trainer = type;
        return this;
    }

    /** Gives the digest of the training. */
    public GivenDescription trainingDigest(String digest) {
        trainingDigest = digest;
        return this;
    }

    /** Gives sentences on how columns become features. */
    public GivenDescription features(String... sentences) {
        features = List.of(sentences);
        return this;
    }

    /** Gives curves of the training. */
    public GivenDescription curve(List<LearningCurve> curves) {
        curve = curves;
        return this;
    }

    /** Gives recorded rows. */
    public GivenDescription samples(List<Sample> recorded) {
        samples = recorded;
        return this;
    }

    /** Returns the description. */
    public ModelDescription build() {
        boolean numbers = labels.isEmpty();
        return new ModelDescription(
                name,
                sentence,
                numbers
                        ? new PredictedColumn.Numbers(target, mean, deviation, rowsOfNumbers)
                        : PredictedColumn.Classes.of(target, labels, rows),
                new ModelSignature(
                        columns,
                        ignored,
                        inputs,
                        numbers
                                ? List.of(Output.prediction())
                                : List.of(Output.label(), Output.ofLabels(values, labels.size()))),
                new Lineage(trainer, trainingDigest, features, curve),
                samples);
    }
}
