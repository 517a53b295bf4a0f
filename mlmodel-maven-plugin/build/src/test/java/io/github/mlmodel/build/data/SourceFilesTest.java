package io.github.mlmodel.build.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFilesTest {

    @TempDir
    Path checkout;

    private Path module;

    @BeforeEach
    void writeFiles() throws IOException {
        module = Files.createDirectories(checkout.resolve("module"));
        for (String name : List.of("module/b.csv", "module/data/a.csv", "common/c.csv")) {
            Path file = checkout.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x\n1\n");
        }
    }

    @Test
    void anAbsolutePathIsNamedFromTheModuleSoThatEveryCheckoutNamesItAlike() {
        assertThat(SourceFiles.named(module, module + "/data/a.csv")).isEqualTo("data/a.csv");
        assertThat(SourceFiles.named(module, checkout + "/common/c.csv")).isEqualTo("../common/c.csv");
        assertThat(SourceFiles.named(module, module + "/*.csv")).isEqualTo("*.csv");
        assertThat(SourceFiles.named(module, module + "/data/{a,b}*.csv")).isEqualTo("data/{a,b}*.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/[.csv",
                "data/a[].csv",
                "data/[!].csv",
                "data/[z-a].csv",
                "data/[a/b].csv",
                "data/{a,b.csv",
                "data/{a,{b}}.csv"
            })
    void whatIsNoGlobIsSaidInASentence(String source) {
        assertThatThrownBy(() -> SourceFiles.find(
                        Checkout.around(module, module, List.of()), source, "models/model[churn]/dataset/source"))
                .hasMessage("<models/model[churn]/dataset/source> is '" + source
                        + "', which is no glob. In one, [ab] or [a-z]"
                        + " stands for one character and {one,two} for one text: close what is open, and put no {} into"
                        + " another. A file that has such a name is found by it as it is.");
    }

    @Test
    void aFileOfSuchANameIsFoundByIt() throws IOException {
        Files.writeString(module.resolve("[.csv"), "x\n1\n");

        assertThat(SourceFiles.find(Checkout.around(module, module, List.of()), "[.csv", "source"))
                .extracting(DataFile::name)
                .containsExactly("[.csv");
    }

    @Test
    void aRelativePathKeepsItsName() {
        for (String source : List.of("data/a.csv", "../common/c.csv", "*.csv", "data/**/*.csv")) {
            assertThat(SourceFiles.named(module, source)).isEqualTo(source);
        }
    }

    @Test
    void aFolderWhoseNameLooksLikeAGlobIsNone() throws IOException {
        Path odd = Files.createDirectories(checkout.resolve("module [1]"));
        Files.writeString(odd.resolve("a.csv"), "x\n1\n");

        assertThat(SourceFiles.named(odd, odd + "/a.csv")).isEqualTo("a.csv");
    }

    @Test
    void filesThatAreNoTextNeedAReader() throws IOException {
        Files.writeString(module.resolve("b.parquet"), "PAR1");

        assertThatThrownBy(() -> SourceFiles.text(around(), "b.parquet", "models/model[m]/dataset/source"))
                .hasMessage(
                        "<models/model[m]/dataset/source> is 'b.parquet', but delimited text is read: .csv, .tsv, other"
                                + " delimiters, and their .gz. Convert it first, or name a <reader> for it.");
        assertThat(SourceFiles.find(around(), "b.parquet", "models/model[m]/dataset/source"))
                .hasSize(1);
    }

    @Test
    void aFileThatIsNotThereIsNamedWithTheNearest() {
        assertThatThrownBy(() -> SourceFiles.find(around(), "data/b.csv", "models/model[m]/dataset/testSource"))
                .hasMessage("<models/model[m]/dataset/testSource> is 'data/b.csv', but there is no readable file "
                        + module.resolve("data/b.csv") + "; did you mean 'a.csv'? Files there: a.csv.");
        assertThatThrownBy(() -> SourceFiles.find(around(), "data/held-back.csv", "models/model[m]/dataset/source"))
                .hasMessage("<models/model[m]/dataset/source> is 'data/held-back.csv', but there is no readable file "
                        + module.resolve("data/held-back.csv") + ". Files there: a.csv.");
    }

    @Test
    void filesOfAGlobAreSortedByName() throws IOException {
        Files.writeString(module.resolve("a.csv"), "x\n1\n");

        assertThat(SourceFiles.find(around(), "*.csv", "models/model[m]/dataset/source"))
                .extracting(DataFile::name)
                .containsExactly("a.csv", "b.csv");
    }

    private Checkout around() {
        return Checkout.around(module, module, List.of());
    }
}
