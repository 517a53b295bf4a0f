package io.github.mlmodel.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.core.message.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

    @TempDir
    Path checkout;

    private Path module;

    @BeforeEach
    void writeFiles() throws IOException {
        module = Files.createDirectories(checkout.resolve("module"));
        for (String name : List.of("module/b.csv", "module/data/a.csv", "shared/c.csv")) {
            Path file = checkout.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x\n1\n");
        }
    }

    @Test
    void anAbsolutePathIsNamedFromTheModuleSoThatEveryCheckoutNamesItAlike() throws IOException {
        assertThat(names(module + "/data/a.csv")).containsExactly("data/a.csv");
        assertThat(names(checkout + "/shared/c.csv")).containsExactly("../shared/c.csv");
        assertThat(names(module + "/*.csv")).containsExactly("b.csv");
        assertThat(names(module + "/data/*.csv")).containsExactly("data/a.csv");
    }

    @Test
    void aRelativePathKeepsItsName() throws IOException {
        assertThat(names("data/a.csv")).containsExactly("data/a.csv");
        assertThat(names("../shared/c.csv")).containsExactly("../shared/c.csv");
        assertThat(names("*.csv")).containsExactly("b.csv");
        assertThat(names("**/*.csv")).containsExactly("data/a.csv");
    }

    private List<String> names(String source) throws IOException {
        return SourceFiles.find(module, source, "models/model[1]/dataset/source").stream()
                .map(DataFile::name)
                .toList();
    }
}
