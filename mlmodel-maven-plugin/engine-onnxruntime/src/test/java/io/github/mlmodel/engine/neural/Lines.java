package io.github.mlmodel.engine.neural;

import io.github.mlmodel.spi.Progress;
import java.util.ArrayList;
import java.util.List;

/** Keeps the lines that a training tells; may end the training as a killed process would. */
public final class Lines implements Progress {

    private final List<String> lines = new ArrayList<>();
    private final String last;

    /** Thrown in the place of a kill. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Keeps all lines. */
    public Lines() {
        this("nothing starts so");
    }

    /** Ends the training at the first line that starts so. */
    public Lines(String last) {
        this.last = last;
    }

    @Override
    public void done(String unit, long done, long total) {}

    @Override
    public void line(String text) {
        lines.add(text);
        if (text.startsWith(last)) {
            throw new Killed();
        }
    }

    /** Returns the lines, without speeds and times. */
    public List<String> lines() {
        return lines.stream()
                .map(line -> line.replaceAll(", [0-9,]+ samples/s, [0-9]+ s left", ""))
                .toList();
    }
}
