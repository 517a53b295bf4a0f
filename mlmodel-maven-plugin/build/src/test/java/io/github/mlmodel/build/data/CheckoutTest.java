package io.github.mlmodel.build.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is inside: of repositories, worktrees, modules, and projects without any of these. */
class CheckoutTest {

    @TempDir
    Path temporary;

    private Path real;
    private Path module;

    @BeforeEach
    void makeAModule() throws IOException {
        real = temporary.toRealPath();
        module = Files.createDirectories(real.resolve("all/root/modules/one"));
        Files.createDirectories(real.resolve("elsewhere"));
    }

    @ParameterizedTest
    @CsvSource({
        ".git,all/root,all/root,the folder of .git",
        ".mvn,all/root,all/root,the folder of .mvn",
        ".git,all/root/modules/one,all/root/modules/one,the folder of .git",
    })
    void theNearestAncestorWithAMarkIsTheCheckout(String mark, String at, String root, String shown)
            throws IOException {
        Files.createDirectory(real.resolve(at).resolve(mark));
        Files.createDirectories(real.resolve("all/.git"));

        Checkout checkout = Checkout.around(module, real.resolve("all"), List.of());

        assertThat(checkout.folders()).containsExactly(real.resolve(root));
        assertThat(checkout.mark()).isEqualTo(shown);
    }

    @Test
    void aWorktreeHasAFileForItsMark() throws IOException {
        Files.writeString(real.resolve("all/root/.git"), "gitdir: /somewhere/.git/worktrees/root\n");

        assertThat(Checkout.around(module, module, List.of()).folders()).containsExactly(real.resolve("all/root"));
    }

    @Test
    void withoutAMarkTheTopmostParentsFolderIs() {
        Checkout checkout = Checkout.around(module, real.resolve("all/root"), List.of());

        assertThat(checkout.folders()).containsExactly(real.resolve("all/root"));
        assertThat(checkout.mark()).isEqualTo("the folder of the topmost parent POM");
        assertThat(checkout.wayOut(module.resolve("../../datasets/a.csv"))).isEmpty();
        assertThat(checkout.wayOut(real.resolve("all/a.csv"))).contains(real.resolve("all/a.csv"));
    }

    @Test
    void aParentThatStandsBesideTheProjectDoesNotShutItOut() throws IOException {
        Path parent = Files.createDirectories(real.resolve("all/root/parent"));

        Checkout checkout = Checkout.around(module, parent, List.of());

        assertThat(checkout.folders()).containsExactly(parent, module);
        assertThatThrownBy(() -> checkout.require(real.resolve("elsewhere")))
                .hasMessage(real.resolve("elsewhere") + " leads to " + real.resolve("elsewhere") + ", out of " + parent
                        + " (the folder of the topmost parent POM) and of " + module
                        + ". Put it into the project, or open the folder on the command line: -Dmlmodel.allowOutside="
                        + real.resolve("elsewhere") + ".");
    }

    @Test
    void aProjectAloneIsItsOwnCheckout() {
        Checkout checkout = Checkout.around(module, module, List.of());

        assertThat(checkout.folders()).containsExactly(module);
        assertThat(checkout.mark()).isEqualTo("the project's folder");
        assertThat(checkout.wayOut(module.resolve("../two/a.csv")))
                .contains(real.resolve("all/root/modules/two/a.csv"));
    }

    @Test
    void aFolderWhoseNameOnlyBeginsAlikeIsOutside() {
        assertThat(Checkout.around(module, module, List.of()).wayOut(Path.of(module + "-secret/a.csv")))
                .isPresent();
    }

    @Test
    void aDataFileTakesItsCheckoutToTheWorker() throws IOException {
        Path path = Files.writeString(module.resolve("a.csv"), "x\n");
        DataFile file = DataFile.in(Checkout.around(module, module, List.of(real.resolve("elsewhere"))), "a.csv", path);

        assertThat(Json.read(Json.write(file), DataFile.class)).isEqualTo(file);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkedCheckoutIsTheFolderThatTheLinkLeadsTo() throws IOException {
        Files.createDirectory(real.resolve("all/root/.git"));
        Path linked = Files.createSymbolicLink(real.resolve("linked"), real.resolve("all/root"));
        Files.createDirectory(real.resolve("all/root/datasets"));
        Files.writeString(real.resolve("all/root/datasets/a.csv"), "x\n");

        Checkout checkout = Checkout.around(linked.resolve("modules/one"), linked, List.of());

        assertThat(checkout.folders()).containsExactly(real.resolve("all/root"));
        assertThat(checkout.wayOut(checkout.resolve("../../datasets/a.csv"))).isEmpty();
        assertThat(checkout.require(checkout.resolve("../../datasets/a.csv")))
                .isEqualTo(real.resolve("all/root/datasets/a.csv"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsOpenedIsOpenByItsRealPath() throws IOException {
        Files.createSymbolicLink(real.resolve("data"), real.resolve("elsewhere"));

        Checkout checkout = Checkout.around(module, module, List.of(real.resolve("data"), real.resolve("none")));

        assertThat(checkout.wayOut(real.resolve("elsewhere/a.csv"))).isEmpty();
        assertThat(checkout.wayOut(real.resolve("data/a.csv"))).isEmpty();
        assertThat(checkout.wayOut(real.resolve("all/a.csv"))).isPresent();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void manyWaysAreListedShortAndFoldersWithBlanksAreQuoted() throws IOException {
        for (int i = 10; i < 22; i++) {
            Path file = real.resolve("elsewhere/" + i + "/a b.csv");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x\n");
            Files.createSymbolicLink(module.resolve("link-" + i), file);
        }
        Path blank = Files.createDirectories(real.resolve("my data, old/new"));
        Checkout checkout = Checkout.around(module, module, List.of());

        assertThatThrownBy(() -> CodeFolder.requireInside(checkout, module, "src/train"))
                .message()
                .startsWith("src/train has 12 links out of " + module + " (the project's folder):\n  src/train/link-10"
                        + " leads to " + real.resolve("elsewhere/10/a b.csv") + "\n")
                .endsWith("\n  and 2 more\nPut them into the project, or open the folders with mlmodel.allowOutside on"
                        + " the command line.");
        assertThat(checkout.refusal("it", blank)).hasMessageEndingWith("-Dmlmodel.allowOutside=" + real + ".");
        assertThat(checkout.refusal("it", Files.createDirectories(real.resolve("my data"))))
                .hasMessageEndingWith(" \"-Dmlmodel.allowOutside=" + real.resolve("my data") + "\".");
    }
}
