package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.ConfiguredModels;
import io.github.mlmodel.build.config.Element;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.SourceFiles;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.step.look.InitOutcome;
import io.github.mlmodel.build.step.look.InitRequest;
import io.github.mlmodel.build.step.look.InitStep;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.evaluate.Evaluator;
import io.github.mlmodel.worker.train.Training;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;

/** What {@code init} prints for a file is a configuration that trains, and whose gates the model passes. */
class PastedBlocksTest {

    private static final int ROWS = 300;
    private static final Pattern GATE = Pattern.compile("<gate>(\\w+) at least ([0-9.]+)</gate>");

    @TempDir
    Path project;

    /** A kind of file, its name, its text, what is predicted of it, and a line that the block has for it. */
    static Stream<Arguments> files() {
        return Stream.of(
                arguments(
                        "plain",
                        "a.csv",
                        table("area,city,price", i -> area(i) + "," + city(i) + "," + price(i)),
                        "price",
                        "<source>datasets/a.csv</source>"),
                arguments(
                        "semicolons and decimal commas",
                        "b.csv",
                        table("area;city;price", i -> comma(area(i)) + ";" + city(i) + ";" + comma(price(i))),
                        "price",
                        "<number><columns>area, price</columns><decimal>,</decimal></number>"),
                arguments(
                        "thousands and currency",
                        "c.csv",
                        table(
                                "area,price",
                                i -> area(i) + ",\"$" + String.format(Locale.ROOT, "%,.2f", price(i)) + "\""),
                        "price",
                        "<number><columns>price</columns><thousands>,</thousands><unit>$</unit></number>"),
                arguments(
                        "no header",
                        "d.csv",
                        table("", i -> area(i) + "," + city(i) + "," + dear(i)),
                        "column3",
                        "<columns>column1, column2, column3</columns>"),
                arguments(
                        "comments",
                        "e.csv",
                        "# of 2026\n" + table("area,dear", i -> area(i) + "," + dear(i)),
                        "dear",
                        "<comment>#</comment>"),
                arguments(
                        "a title",
                        "f.csv",
                        "Sales\n\n" + table("area,dear", i -> area(i) + "," + dear(i)),
                        "dear",
                        "<skipLines>"),
                arguments(
                        "counts above",
                        "g.csv",
                        "300,2,no,yes,\"\",5\n" + table("", i -> area(i) + "," + dear(i)),
                        "column2",
                        "<skipLines>1</skipLines>"),
                arguments(
                        "an index without a name",
                        "h.csv",
                        table(",area,dear", i -> i + "," + area(i) + "," + dear(i)),
                        "dear",
                        "<header>true</header>"),
                arguments(
                        "words for nothing",
                        "i.csv",
                        table("area,dear", i -> (i % 9 == 4 ? "k.A." : area(i)) + "," + dear(i)),
                        "dear",
                        "<missing>k.A.</missing>"),
                arguments(
                        "dates",
                        "j.csv",
                        table("day,area,dear", i -> LocalDate.EPOCH.plusDays(17L * i) + "," + area(i) + "," + dear(i)),
                        "dear",
                        "<date><columns>day</columns><form>date</form></date>"),
                arguments(
                        "epoch seconds",
                        "k.csv",
                        table(
                                "created_at,area,dear",
                                i -> 1_700_000_000L + (i * 7_919L % 300) * 86_400 + "," + area(i) + "," + dear(i)),
                        "dear",
                        "<form>epoch-seconds</form>"),
                arguments(
                        "identifiers",
                        "l.csv",
                        table(
                                "customer_id,code,area,churned",
                                i -> (i * 7_919L % 10_007) + ",X" + (i * 31) + "," + area(i) + "," + dear(i)),
                        "churned",
                        "<column>customer_id</column>"),
                arguments(
                        "parts of a sum",
                        "m.csv",
                        table(
                                "casual,registered,temperature,count",
                                i -> i % 37 + "," + (int) area(i) + "," + area(i + 3) + "," + (i % 37 + (int) area(i))),
                        "count",
                        "<!-- casual + registered = count -->"),
                arguments(
                        "a copy",
                        "n.csv",
                        table(
                                "area,answer,target",
                                i -> area(i) + "," + (dear(i).equals("yes") ? "J" : "N") + "," + dear(i)),
                        "target",
                        "<!-- a copy of the target: each of its values stands for one class -->"),
                arguments(
                        "texts",
                        "o.csv",
                        table(
                                "text,category",
                                i -> "\"we " + (i % 2 == 0 ? "like" : "return") + " number " + i + "\nfor\ta reason\","
                                        + (i % 2 == 0 ? "good" : "bad")),
                        "category",
                        "<trainer>logistic-regression</trainer>"),
                arguments(
                        "quotes between tabulators",
                        "p.tsv",
                        table(
                                "note\tdear",
                                i -> (i % 50 == 7 ? "\"a\" b" : "c d") + " " + i + " " + dear(i) + "\t" + dear(i)),
                        "dear",
                        "<quote>none</quote>"),
                arguments(
                        "UTF-16",
                        "q.csv",
                        table("area,größe,dear", i -> area(i) + "," + city(i) + "," + dear(i)),
                        "dear",
                        "<encoding>UTF-16LE</encoding>"),
                arguments(
                        "hostile names",
                        "r.csv",
                        table("\"a,b\",\"x -- <y>\",dear", i -> i + "," + area(i) + "," + dear(i)),
                        "dear",
                        "<column>a,b</column>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void whatIsPrintedTrainsAndPassesItsGate(String kind, String file, String text, String target, String line)
            throws IOException {
        Path data = Files.createDirectories(project.resolve("datasets")).resolve(file);
        Files.write(data, text.getBytes(kind.equals("UTF-16") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8));

        String block = init(data.toString());

        assertThat(block).contains("<target>" + target + "</target>").contains(line);
        ConfiguredModel model = pasted(block);
        assertThat(model.spec().dataset().source().files()).isEqualTo("datasets/" + file);
        Matcher gate = GATE.matcher(block);
        assertThat(gate.find()).as(block).isTrue();
        assertThat(model.gates()).hasSize(1);
        double bound = Double.parseDouble(gate.group(2));
        assertThat(evaluated(model).scores().value(gate.group(1), null).orElseThrow())
                .isBetween(bound, bound + 0.25);
    }

    private String init(String source) throws IOException {
        InitOutcome outcome = new InitStep(WorkHere.module(project), new WorkHere())
                .run(new InitRequest(source, null, null, null, true, "1.0"));
        assertThat(outcome).as("%s", outcome).isInstanceOf(InitOutcome.Suggested.class);
        return ((InitOutcome.Suggested) outcome).block();
    }

    private ConfiguredModel pasted(String block) {
        String model = block.substring(block.indexOf("<models>"), block.indexOf("</models>") + "</models>".length());
        return new ConfiguredModels(checkout(), project.resolve("src/train/java"), false, 1, null)
                .read(element(model), List.of())
                .get(0);
    }

    private Evaluation evaluated(ConfiguredModel model) throws IOException {
        var files = SourceFiles.text(checkout(), model.spec().dataset().source().files(), "source");
        Path folder = Files.createTempDirectory(project, "model");
        TrainJob training = new TrainJob(
                model.spec(),
                files,
                new Judgement(files, model.gates(), false),
                null,
                Map.of(),
                "cpu",
                folder.resolve("checkpoints"),
                null,
                folder);
        TrainResult trained = new Training(training, 1, Progress.NONE).train();
        EvaluateJob evaluation =
                new EvaluateJob(model.spec().withTask(trained.task()), files, folder, null, false, Map.of(), folder);
        Evaluator.evaluate(evaluation, 1, Progress.NONE);
        return Json.read(ModelFile.EVALUATION.in(folder), Evaluation.class);
    }

    private Checkout checkout() {
        return Checkout.around(project, project, List.of());
    }

    private static Element element(String xml) {
        try {
            return element(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement());
        } catch (Exception e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    /** Comments are no text, as in a POM. */
    private static Element element(Node node) {
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                children.add(element(child));
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                text.append(child.getTextContent());
            }
        }
        return new Element(node.getNodeName(), text.toString(), Map.of(), children);
    }

    private static String table(String header, IntFunction<String> row) {
        return (header.isEmpty() ? "" : header + "\n")
                + IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
    }

    private static double area(int row) {
        return 20 + (row * 7_919 % 1_801) / 10.0;
    }

    private static String city(int row) {
        return List.of("Bern", "Cork", "Arles").get(row * 31 % 7 % 3);
    }

    private static double price(int row) {
        return 1_000 + 100 * area(row) + row * 131 % 97 * 20;
    }

    private static String dear(int row) {
        return area(row) > 110 ? "yes" : "no";
    }

    private static String comma(double number) {
        return String.valueOf(number).replace('.', ',');
    }
}
