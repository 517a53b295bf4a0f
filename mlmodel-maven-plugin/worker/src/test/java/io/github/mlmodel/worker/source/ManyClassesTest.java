package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.build.message.Suggestions.LeftOut;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is suggested of targets of many classes. */
class ManyClassesTest {

    private final Path folder;

    ManyClassesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 21, 77, 100})
    void upToAHundredClassesBesideTextsArePlain(int classes) {
        Suggestions suggested = suggested(
                "text,intent", 10 * classes, i -> "please do what is number " + i + " here,intent" + i % classes, "");

        assertThat(suggested.target()).isEqualTo("intent");
        assertThat(suggested.task()).isEqualTo(Task.CLASSIFICATION);
    }

    @ParameterizedTest
    @CsvSource({"21, 30", "100, 150"})
    void aClassAlmostForEachRowIsNoneToSuggest(int classes, int rows) {
        Suggestions suggested =
                suggested("text,intent", rows, i -> "please do what is number " + i + " here,intent" + i % classes, "");

        assertThat(suggested.target()).isEmpty();
    }

    /** Counts by class and value would take too much memory where there are more. */
    @ParameterizedTest
    @CsvSource({"2, true", "1000, true", "1001, false"})
    void copiesAreLookedForUpToAThousandClasses(int classes, boolean found) {
        Suggestions suggested = suggested(
                "code,area,product",
                4 * classes + 60,
                i -> "k" + i % classes + "," + i * 7_919 % 1_009 / 8.0 + ",p" + i % classes,
                "product");

        assertThat(suggested.task()).isEqualTo(Task.CLASSIFICATION);
        LeftOut copy = new LeftOut("code", "a copy of the target: each of its values stands for one class");
        assertThat(suggested.leftOut().contains(copy)).isEqualTo(found);
        assertThat(suggested.remarks()).noneMatch(remark -> remark.contains("tells the target"));
        // A copy is no column by which rows belong together.
        assertThat(suggested.remarks().isEmpty()).isEqualTo(found);
    }

    private Suggestions suggested(String header, int rows, IntFunction<String> row, String target) {
        String lines = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
        Given given = new Given(folder).file("a.csv", header + "\n" + lines);
        if (!target.isEmpty()) {
            given.target(target);
        }
        return Inspection.inspect(
                        InspectJob.data("a", given.dataset(), given.files()), given.source(), 1, Progress.NONE)
                .suggested();
    }
}
