package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.layer.CounterChance;
import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.layer.Initializer;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A way through a network that keeps account of the variables that the layers asked for. */
final class NetworkPass implements ForwardPass {

    private final Account account;
    private final String path;

    /** What all passes through one network share. */
    private static final class Account {
        final TensorGraph graph;
        final long seed;
        final Function<Variable, Tensor> source;
        final @Nullable RandomSites sites;
        final Map<String, Variable> variables = new LinkedHashMap<>();
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        final List<String> parameters = new ArrayList<>();
        final Map<String, Tensor> updates = new LinkedHashMap<>();

        Account(TensorGraph graph, long seed, Function<Variable, Tensor> source, @Nullable RandomSites sites) {
            this.graph = graph;
            this.seed = seed;
            this.source = source;
            this.sites = sites;
        }

        Tensor tensor(Variable variable) {
            Variable known = variables.putIfAbsent(variable.name(), variable);
            if (known != null && !known.shape().equals(variable.shape())) {
                throw new IllegalArgumentException(
                        variable.name() + " is " + known.shape() + " and " + variable.shape());
            }
            return tensors.computeIfAbsent(variable.name(), name -> source.apply(variable));
        }
    }

    private NetworkPass(Account account, String path) {
        this.account = account;
        this.path = path;
    }

    /**
     * A pass that trains.
     *
     * @param source makes a variable a value of the graph
     */
    static NetworkPass training(TensorGraph graph, long seed, Function<Variable, Tensor> source, RandomSites sites) {
        return new NetworkPass(new Account(graph, seed, source, sites), "");
    }

    /** A pass that predicts. */
    static NetworkPass predicting(TensorGraph graph, Function<Variable, Tensor> source) {
        return new NetworkPass(new Account(graph, 0, source, null), "");
    }

    @Override
    public TensorGraph graph() {
        return account.graph;
    }

    @Override
    public boolean training() {
        return account.sites != null;
    }

    @Override
    public Tensor parameter(String name, Initializer initializer, long... shape) {
        List<Long> lengths = Arrays.stream(shape).boxed().toList();
        String full = path + name;
        long seed = account.seed;
        if (!account.parameters.contains(full)) {
            account.parameters.add(full);
        }
        return account.tensor(
                new Variable(full, lengths, () -> initializer.values(lengths, new CounterChance(seed, full))));
    }

    @Override
    public Tensor state(String name, float initial, long... shape) {
        return account.tensor(
                Variable.filled(path + name, Arrays.stream(shape).boxed().toList(), initial));
    }

    @Override
    public void update(Tensor state, Tensor next) {
        if (training()) {
            account.updates.put(state.name(), next);
        }
    }

    @Override
    public Tensor uniform(long... shape) {
        if (account.sites == null) {
            throw new IllegalStateException("chance while predicting");
        }
        return account.sites.uniform(shape);
    }

    @Override
    public ForwardPass within(String name) {
        return new NetworkPass(account, path + name + ".");
    }

    /** Returns all variables in the order in which they were first asked for. */
    List<Variable> variables() {
        return List.copyOf(account.variables.values());
    }

    /** Returns a variable's value at the beginning of the step. */
    Tensor now(Variable variable) {
        Tensor tensor = account.tensors.get(variable.name());
        if (tensor == null) {
            throw new IllegalArgumentException("unknown variable " + variable.name());
        }
        return tensor;
    }

    /** Returns a state's value after the step. */
    Tensor next(Variable state) {
        Tensor now = now(state);
        return account.updates.getOrDefault(now.name(), now);
    }

    /** Returns the names of the variables that training changes by their gradients. */
    Set<String> parameters() {
        return Set.copyOf(account.parameters);
    }

    /** Returns whether training changes a variable by its gradient. */
    boolean isParameter(Variable variable) {
        return account.parameters.contains(variable.name());
    }
}
