package io.github.mlmodel.build.step;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles nothing, and remembers what was asked for. */
public final class FakeOwnCode implements OwnCode {

    /** What was compiled. */
    public final List<String> compiled = new ArrayList<>();

    /** Where compiled metrics are said to be. */
    public Path metrics = Path.of("evaluate-classes");

    /** Which Java is compiled for. */
    public String release = "17";

    /** Whether it stays in the cache. */
    public boolean kept = true;

    @Override
    public Path trainClasses() {
        compiled.add("train");
        return Path.of("train-classes");
    }

    @Override
    public Path evaluateClasses() {
        compiled.add("evaluate");
        return metrics;
    }

    @Override
    public String release() {
        return release;
    }

    @Override
    public boolean isKept() {
        return kept;
    }
}
