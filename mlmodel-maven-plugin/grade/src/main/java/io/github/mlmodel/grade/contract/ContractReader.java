package io.github.mlmodel.grade.contract;

import io.github.mlmodel.grade.contract.Contract.TestedModel;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.json.JsonValue;
import io.github.mlmodel.model.json.NoJsonException;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads contracts, which somebody else has written: within limits, and nothing that this version does not know. */
public final class ContractReader {

    /** Larger is no contract. */
    public static final int MOST_BYTES = 4 << 20;

    static final String FORMAT = "format";
    static final String MODEL = "model";
    static final String AGAINST = "against";
    static final String TEST = "test";
    static final String EXPECTATIONS = "expectations";
    static final String ROW = "row";
    static final String LABEL = "label";
    static final String PROBABILITY = "probabilityAtLeast";
    static final String VALUE = "value";
    static final String WITHIN = "within";

    private final List<String> wrong = new ArrayList<>();

    private ContractReader() {}

    /**
     * Reads a contract.
     *
     * @param origin what people call the file, for messages
     * @throws MlModelException with what is wrong with it
     */
    public static Contract read(byte[] json, String origin) {
        if (json.length > MOST_BYTES) {
            throw refusal(origin, "it has more than " + MOST_BYTES + " bytes", null);
        }
        JsonValue root;
        try {
            root = JsonValue.parse(json);
        } catch (NoJsonException e) {
            throw refusal(origin, e.clause(), e);
        }
        ContractReader reader = new ContractReader();
        Optional<Contract> contract = reader.contract(root);
        List<String> wrong = new ArrayList<>(root.wrong());
        wrong.addAll(reader.wrong);
        if (!wrong.isEmpty()) {
            throw refusal(origin, Shown.of(wrong).clauses(), null);
        }
        return contract.orElseThrow();
    }

    private static MlModelException refusal(String origin, String clause, @Nullable Exception cause) {
        String sentence = origin + " is no contract with a model: " + clause
                + ". Have its project write it anew with mlmodel-junit of the plugin's version.";
        return cause == null ? MlModelException.user(sentence) : MlModelException.user(sentence, cause);
    }

    private Optional<Contract> contract(JsonValue root) {
        int format = root.member(FORMAT).integer();
        if (root.wrong().isEmpty() && format != Contract.FORMAT) {
            wrong.add("its format is " + format + ", and this version of the plugin reads " + Contract.FORMAT);
        }
        if (!root.wrong().isEmpty() || !wrong.isEmpty()) {
            return Optional.empty();
        }
        known(root, Set.of(FORMAT, MODEL, AGAINST, TEST, EXPECTATIONS));
        JsonValue against = root.member(AGAINST);
        TestedModel tested = new TestedModel(
                against.member("artifact").textIfThere().orElse(""),
                against.member("digest").text());
        String model = root.member(MODEL).text();
        String test = root.member(TEST).text();
        List<Optional<Expectation>> read = root.member(EXPECTATIONS).list(this::expectation);
        if (!root.wrong().isEmpty() || !wrong.isEmpty()) {
            return Optional.empty();
        }
        return made(() -> new Contract(
                model, tested, test, read.stream().flatMap(Optional::stream).toList()));
    }

    private Optional<Expectation> expectation(JsonValue value) {
        Set<String> members = value.members(member -> member).keySet();
        Map<String, @Nullable Object> row = value.member(ROW).members(ContractReader::cell);
        if (members.contains(LABEL)) {
            known(value, Set.of(ROW, LABEL, PROBABILITY));
            String label = value.member(LABEL).text();
            double least =
                    members.contains(PROBABILITY) ? value.member(PROBABILITY).number() : 0;
            return made(() -> new Expectation(row, new ExpectedAnswer.ExpectedLabel(label, least)));
        }
        known(value, Set.of(ROW, VALUE, WITHIN));
        double number = value.member(VALUE).number();
        double within = value.member(WITHIN).number();
        return made(() -> new Expectation(row, new ExpectedAnswer.ExpectedNumber(number, within)));
    }

    private static @Nullable Object cell(JsonValue value) {
        return value.isMissing() ? null : value.textOrNumber();
    }

    private void known(JsonValue object, Set<String> names) {
        for (String name : object.members(member -> member).keySet()) {
            if (!names.contains(name)) {
                wrong.add("it has the member '" + Printable.text(name) + "', which nothing knows");
            }
        }
    }

    private <T> Optional<T> made(Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException e) {
            wrong.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
