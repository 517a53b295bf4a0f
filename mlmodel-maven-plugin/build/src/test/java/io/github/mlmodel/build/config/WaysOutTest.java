package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.data.DatasetFiles;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways that a POM could take out of its checkout to a file, and those that must stay open. */
@DisabledOnOs(OS.WINDOWS)
class WaysOutTest {

    private static final String TABLE = "<source>datasets/churn.csv</source><target>churned</target>";
    private static final String IDX = "<source>datasets/images.idx</source><labels>datasets/labels.idx</labels>";

    @TempDir
    Path temporary;

    private Path outside;
    private Path root;
    private Path module;

    @BeforeEach
    void makeACheckoutAndWhatIsOutside() throws IOException {
        Path real = temporary.toRealPath();
        outside = Files.createDirectories(real.resolve("outside"));
        Files.createDirectories(outside.resolve("cats"));
        for (String name : List.of("secret.csv", "secret.idx", "secret.onnx", "cats/1.png")) {
            Files.writeString(outside.resolve(name), "root:x:0:0\n");
        }
        root = real.resolve("checkout");
        module = Files.createDirectories(root.resolve("module"));
        Files.createDirectory(root.resolve(".git"));
        for (String name : List.of("churn.csv", "images.idx", "labels.idx", "pictures/dog/1.png")) {
            Path file = module.resolve("datasets").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "age,churned\n30,yes\n");
        }
        link("linked.csv", outside.resolve("secret.csv"));
        link("linked-again.csv", module.resolve("linked.csv"));
        link("linked", outside);
        link("cats", outside.resolve("cats"));
    }

    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("an absolute path", "<source>OUTSIDE/secret.csv</source>", "source", "secret.csv"),
                Arguments.of("up", "<source>../../outside/secret.csv</source>", "source", "secret.csv"),
                Arguments.of("a link to a file", "<source>linked.csv</source>", "source", "secret.csv"),
                Arguments.of("a link to a link", "<source>linked-again.csv</source>", "source", "secret.csv"),
                Arguments.of("a link on the way", "<source>linked/secret.csv</source>", "source", "secret.csv"),
                Arguments.of("what is not there", "<source>linked/none.csv</source>", "source", "none.csv"),
                Arguments.of("a glob elsewhere", "<source>../../outside/*.csv</source>", "source", ""),
                Arguments.of("a glob in a link", "<source>linked/*.csv</source>", "source", ""),
                Arguments.of(
                        "held-back rows", TABLE + "<testSource>linked.csv</testSource>", "testSource", "secret.csv"),
                Arguments.of(
                        "images",
                        "<source>linked/secret.idx</source><labels>datasets/labels.idx</labels>",
                        "source",
                        "secret.idx"),
                Arguments.of(
                        "labels",
                        "<source>datasets/images.idx</source><labels>linked/secret.idx</labels>",
                        "labels",
                        "secret.idx"),
                Arguments.of(
                        "labels of held-back images",
                        IDX + "<testSource>datasets/images.idx</testSource>"
                                + "<testLabels>linked/secret.idx</testLabels>",
                        "testLabels",
                        "secret.idx"),
                Arguments.of("a folder of images", "<source>linked</source>", "source", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("written")
    void isRefusedWithWhereItLeads(String way, String dataset, String element, String place) {
        String source = valueOf(dataset, element);
        String leads = outside + (place.isEmpty() ? "" : "/" + place);

        assertThatThrownBy(() -> read(dataset(dataset)))
                .hasMessage("<models/model[m]/dataset/" + element + "> is '" + source + "', which leads to " + leads
                        + ", out of " + root + " (the folder of .git). Put it into the project, or open the folder on"
                        + " the command line: -Dmlmodel.allowOutside=" + outside + ".")
                .asInstanceOf(InstanceOfAssertFactories.type(MlModelException.class))
                .extracting(MlModelException::anchor)
                .isEqualTo(Optional.of(Anchor.OUTSIDE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("written")
    void isOpenWhereTheUserOpensTheFolder(String way, String dataset, String element, String place) {
        assertThat(models(outside).read(Xml.models(dataset(dataset)), List.of()))
                .hasSize(1);
    }

    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @ValueSource(strings = {"/proc/self/environ", "/etc/passwd", "/dev/stdin"})
    void noFileOfTheSystemIsRead(String file) {
        assertThatThrownBy(() -> read(dataset("<source>" + file + "</source><target>churned</target>")))
                .hasMessageStartingWith("<models/model[m]/dataset/source> is '" + file + "', which leads to /")
                .hasMessageContaining(", out of " + root + " (the folder of .git). Put it into the project,");
    }

    @Test
    void aFileThatATrainerBeginsWithIsRefusedToo() {
        String trainer = "<trainer><type>neural-network</type><parameters><base>../../outside/secret.onnx</base>"
                + "</parameters></trainer>";

        assertThatThrownBy(() -> read("<model><name>m</name><dataset>" + TABLE + "</dataset>" + trainer + "</model>"))
                .hasMessage("<models/model[m]/trainer/parameters/base> is '../../outside/secret.onnx', which leads to "
                        + outside + "/secret.onnx, out of " + root
                        + " (the folder of .git). Put it into the project, or"
                        + " open the folder on the command line: -Dmlmodel.allowOutside=" + outside + ".");
        assertThat(read("<model><name>m</name><dataset>" + TABLE + "</dataset>"
                        + trainer.replace("../../outside/secret.onnx", "com.example:backbone:1:onnx") + "</model>"))
                .hasSize(1);
    }

    @Test
    void allWaysOfAllModelsAreSaidAtOnce() {
        assertThatThrownBy(() -> read(
                        dataset(TABLE + "<testSource>linked.csv</testSource>").replace(">m<", ">one<"),
                        dataset("<source>linked.csv</source><target>churned</target>"
                                        + "<testSource>../../outside/secret.csv</testSource>")
                                .replace(">m<", ">two<")))
                .message()
                .startsWith("The configuration of mlmodel-maven-plugin has 3 mistakes:")
                .contains(
                        "<models/model[one]/dataset/testSource> is 'linked.csv', which leads to ",
                        "<models/model[two]/dataset/source> is 'linked.csv', which leads to ",
                        "<models/model[two]/dataset/testSource> is '../../outside/secret.csv', which leads to ");
    }

    /** What only shows when a folder is looked through. */
    static Stream<Arguments> met() {
        return Stream.of(
                Arguments.of("a glob over a link", "<source>*.csv</source>", """
                        <models/model[m]/dataset/source> is '*.csv', which meets 2 links out of ROOT:
                          linked-again.csv leads to OUTSIDE/secret.csv
                          linked.csv leads to OUTSIDE/secret.csv
                        Put them into the project, or open the folder on the command line: -Dmlmodel.allowOutside=OUTSIDE."""),
                Arguments.of("a glob through a linked folder", "<source>*/secret.csv</source>", """
                        <models/model[m]/dataset/source> is '*/secret.csv', which meets 2 links out of ROOT:
                          cats leads to OUTSIDE/cats
                          linked leads to OUTSIDE
                        Put them into the project, or open the folders on the command line: -Dmlmodel.allowOutside=OUTSIDE,OUTSIDE/cats."""),
                Arguments.of("a glob of any depth", "<source>**/secret.csv</source>", """
                        <models/model[m]/dataset/source> is '**/secret.csv', which meets 2 links out of ROOT:
                          cats leads to OUTSIDE/cats
                          linked leads to OUTSIDE
                        Put them into the project, or open the folders on the command line: -Dmlmodel.allowOutside=OUTSIDE,OUTSIDE/cats."""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("met")
    void whatAGlobMeetsIsRefused(String way, String dataset, String message) {
        assertThatThrownBy(() -> training(dataset)).hasMessage(told(message));
    }

    @Test
    void classesAndImagesOfAFolderAreRefusedTogether() throws IOException {
        link("datasets/pictures/cat", outside.resolve("cats"));
        link("datasets/pictures/dog/2.png", outside.resolve("cats/1.png"));
        link("datasets/pictures/.hidden", outside);

        assertThatThrownBy(() -> new DigestCache(temporary.resolve("digests.json"))
                        .digest(training("<source>datasets/pictures</source>").get(0)))
                .hasMessage(told("""
                        The folder of images datasets/pictures has 2 links out of ROOT:
                          datasets/pictures/cat leads to OUTSIDE/cats
                          datasets/pictures/dog/2.png leads to OUTSIDE/cats/1.png
                        Put them into the project, or open the folder on the command line: -Dmlmodel.allowOutside=OUTSIDE/cats."""));
    }

    @Test
    void aGlobThatCannotReachALinkedFolderGoesByIt() throws IOException {
        assertThat(training("<source>datasets/*.csv</source>"))
                .extracting(DataFile::name)
                .containsExactly("datasets/churn.csv");
        link("datasets/old", outside);
        assertThat(training("<source>datasets/*.csv</source>"))
                .extracting(DataFile::name)
                .containsExactly("datasets/churn.csv");
    }

    @Test
    void linksWithinTheCheckoutAreFollowedAndReadByTheirRealPath() throws IOException {
        Path common = Files.createDirectories(root.resolve("common"));
        Files.copy(module.resolve("datasets/churn.csv"), common.resolve("churn.csv"));
        link("inside.csv", common.resolve("churn.csv"));
        link("all", common);

        assertThat(training("<source>inside.csv</source>"))
                .extracting(DataFile::name, DataFile::path)
                .containsExactly(tuple("inside.csv", common.resolve("churn.csv")));
        assertThat(training("<source>../common/churn.csv</source>")).hasSize(1);
        assertThat(training("<source>all/*.csv</source>"))
                .extracting(DataFile::name, DataFile::path)
                .containsExactly(tuple("all/churn.csv", common.resolve("churn.csv")));
    }

    @Test
    void aFileThatIsExchangedForALinkMeanwhileIsNotRead() throws IOException {
        DataFile file = training("<source>datasets/churn.csv</source>").get(0);
        Files.delete(file.path());
        Files.createSymbolicLink(file.path(), outside.resolve("secret.csv"));

        assertThatThrownBy(file::open)
                .hasMessage(file.path() + " leads to " + outside + "/secret.csv, out of " + root
                        + " (the folder of .git). Put it into the project, or open the folder on the command line:"
                        + " -Dmlmodel.allowOutside=" + outside + ".");
    }

    private List<DataFile> training(String dataset) throws IOException {
        String whole = dataset.contains("pictures") ? dataset : dataset + "<target>churned</target>";
        ConfiguredModel model = read("<model><name>m</name><dataset>" + whole
                        + "</dataset><trainer>random-forest</trainer></model>")
                .get(0);
        return new DatasetFiles(checkout(List.of()), model.spec().dataset(), model.path() + "/dataset").training();
    }

    private List<ConfiguredModel> read(String... models) {
        return models().read(Xml.models(models), List.of());
    }

    private ConfiguredModels models(Path... opened) {
        return new ConfiguredModels(checkout(List.of(opened)), module, false, 1, null);
    }

    private Checkout checkout(List<Path> opened) {
        return Checkout.around(module, module, opened);
    }

    private String dataset(String dataset) {
        String of = dataset.contains(".csv") && !dataset.contains("<target>")
                ? dataset + "<target>churned</target>"
                : dataset;
        return "<model><name>m</name><dataset>" + of.replace("OUTSIDE", outside.toString())
                + "</dataset><trainer>random-forest</trainer></model>";
    }

    private String valueOf(String dataset, String element) {
        String value = dataset.substring(dataset.indexOf("<" + element + ">") + element.length() + 2);
        return value.substring(0, value.indexOf("</")).replace("OUTSIDE", outside.toString());
    }

    private String told(String message) {
        return message.replace("ROOT", root + " (the folder of .git)").replace("OUTSIDE", outside.toString());
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(module.resolve(name), target);
    }
}
