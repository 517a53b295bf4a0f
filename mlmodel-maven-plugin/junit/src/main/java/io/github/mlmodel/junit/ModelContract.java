package io.github.mlmodel.junit;

import io.github.mlmodel.grade.contract.Contract;
import io.github.mlmodel.grade.contract.Contract.TestedModel;
import io.github.mlmodel.grade.contract.Expectation;
import io.github.mlmodel.grade.contract.ExpectedAnswer;
import io.github.mlmodel.grade.contract.JudgedContract.Tried;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.runtime.Model;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a project relies on of a model that it depends on. A test asks for it as a parameter, and says for which rows what is to be
 * predicted; what holds is left for the goal {@code contract}, which publishes it, so that the model's project can test the next
 * version by it. One class has the contract with a model.
 *
 * <pre>{@code
 * @Test
 * void ourCustomersAreRecognised(ModelContract contract, @RowsFile("our-customers.csv") ModelRows customers) {
 *     contract.on(customers).predictsActual();
 * }
 * }</pre>
 */
@Stable(since = "1.0.0")
public final class ModelContract {

    private final Model model;
    private final TestedModel tested;
    private final String test;
    private final List<Expectation> expectations = new ArrayList<>();
    private boolean broken;

    ModelContract(Model model, String digest, Class<?> test) {
        this.model = model;
        this.tested = new TestedModel("", digest);
        this.test = test.getName();
    }

    /** Goes on with rows: the values of the model's columns become part of the contract, and no others. */
    public ContractRows on(ModelRows rows) {
        return new ContractRows(expected -> expect(rows, expected));
    }

    /** Tries what is expected of rows, and takes note of it. */
    private synchronized void expect(ModelRows rows, Function<ModelRow, ExpectedAnswer> expected) {
        List<Expectation> asked = new ArrayList<>();
        rows.forEach(row -> asked.add(new Expectation(published(row), expected.apply(row))));
        if (asked.isEmpty()) {
            broken = true;
            throw new AssertionError(model.name() + ": there is no row in " + rows.name()
                    + ", so that nothing would be promised. Choose rows that there are.");
        }
        if (expectations.size() + asked.size() > Contract.MOST_ROWS) {
            broken = true;
            throw new IllegalArgumentException("A contract has at most " + Contract.MOST_ROWS
                    + " rows, and this one has " + (expectations.size() + asked.size())
                    + ". Choose some, for example rows.some(100, 1).");
        }
        Tried tried = PredictedRows.tried(model, new Contract(model.name(), tested, test, asked));
        TriedRows.print(
                model.name(), Names.count(tried.rows(), "row") + " of " + rows.name() + " tried for the contract");
        if (tried.broken() > 0) {
            broken = true;
            throw new AssertionError(model.name() + " does not keep the contract: " + tried.broken() + " of "
                    + Names.count(tried.rows(), "row") + " of " + rows.name() + (tried.broken() == 1 ? " is" : " are")
                    + " not predicted as expected." + tried.details());
        }
        expectations.addAll(asked);
    }

    /** Returns what holds; nothing where something does not. */
    synchronized Optional<Contract> kept() {
        return broken || expectations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Contract(model.name(), tested, test, expectations));
    }

    private Map<String, @Nullable Object> published(ModelRow row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        PredictedRows.given(model, row).forEach((column, value) -> values.put(column, published(column, value)));
        return values;
    }

    /** What is published is a text or a number; the test tries it as it is published. */
    private static @Nullable Object published(String column, @Nullable Object value) {
        if (value instanceof Number number) {
            return Double.isNaN(number.doubleValue()) ? null : (Object) number.doubleValue();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value == null
                || value instanceof CharSequence
                || value instanceof Character
                || value instanceof Boolean
                || value instanceof TemporalAccessor) {
            return value == null ? null : value.toString();
        }
        throw new IllegalArgumentException("Column '" + column + "' has a value of " + value.getClass()
                + ", which no contract can carry: it takes texts and numbers.");
    }
}
