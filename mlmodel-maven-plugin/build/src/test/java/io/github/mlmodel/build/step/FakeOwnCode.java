package io.github.mlmodel.build.step;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles nothing, and remembers what was asked for. */
public final class FakeOwnCode implements OwnCode {

    /** What was compiled. */
    public final List<String> compiled = new ArrayList<>();

    @Override
    public Path trainClasses() {
        compiled.add("train");
        return Path.of("train-classes");
    }

    @Override
    public Path evaluateClasses() {
        compiled.add("evaluate");
        return Path.of("evaluate-classes");
    }
}
