package io.github.mlmodel.build.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file's name decides nothing but where it says how the file is read; then that stands in the specification. */
class DatasetFilesTest {

    @TempDir
    Path base;

    @Test
    void aNameThatSaysTabsSettlesTheDelimiter() throws IOException {
        Files.writeString(base.resolve("a.tsv"), "x\ty\n");
        Files.writeString(base.resolve("b.csv"), "x,y\n");
        TextFormat tabs = new TextFormat("tab", null, List.of(), "\"", "UTF-8", List.of(), Marks.NONE);

        DatasetSpec named = named("a.tsv", new HeldBack.Elsewhere(Source.Delimited.of("b.csv")));

        assertThat(named.source()).isEqualTo(new Source.Delimited("a.tsv", tabs));
        assertThat(named.heldBack()).isEqualTo(new HeldBack.Elsewhere(Source.Delimited.of("b.csv")));
        assertThat(named("b.csv", new HeldBack.Elsewhere(Source.Delimited.of("a.tsv")))
                        .heldBackSource())
                .isEqualTo(new Source.Delimited("a.tsv", tabs));
    }

    @Test
    void anyOtherNameSaysNothing() throws IOException {
        Files.writeString(base.resolve("b.csv"), "x,y\n");

        assertThat(named("b.csv", HeldBack.byDefault())).isEqualTo(DatasetSpec.of("b.csv", "y"));
        assertThat(TextFormat.namesTabs("Data/A.TSV.gz")).isTrue();
    }

    private DatasetSpec named(String file, HeldBack heldBack) throws IOException {
        DatasetSpec dataset = new DatasetSpec(Source.Delimited.of(file), heldBack, Roles.of("y"));
        return new DatasetFiles(Checkout.around(base, base, List.of()), dataset, "models/model[m]/dataset")
                .all()
                .named();
    }
}
