package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.BundleCoordinates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Repositories with one answer to everything. */
public final class FakeReleases implements ReleasedModels {

    /** What they answer. */
    public Answer answer = new None("there is no released version of org.shop:shop below 1.1");

    /** What they answer to who asks for a jar. */
    public Answer jar = new None("there is no released version of org.shop:shop below 1.1");

    /** What they answer to who asks for a contract, by consumer. */
    public final Map<String, Answer> contracts = new HashMap<>();

    /** The versions that they have. */
    public List<String> versions = List.of();

    /** What they were asked for. */
    public final List<String> asked = new ArrayList<>();

    @Override
    public Answer latest(String model) {
        asked.add(model);
        return answer;
    }

    @Override
    public Answer latestJar() {
        asked.add("the jar");
        return jar;
    }

    @Override
    public List<String> versions(String model) {
        return versions;
    }

    @Override
    public Answer exactly(BundleCoordinates bundle) {
        asked.add(bundle.toString());
        return answer;
    }

    @Override
    public Answer contract(BundleCoordinates consumer, String model) {
        asked.add("the contract of " + consumer + " with " + model);
        return Objects.requireNonNull(contracts.get(consumer.toString()));
    }
}
