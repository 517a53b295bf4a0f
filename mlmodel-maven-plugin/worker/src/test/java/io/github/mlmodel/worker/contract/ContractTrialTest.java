package io.github.mlmodel.worker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.ContractJob;
import io.github.mlmodel.grade.contract.Contract;
import io.github.mlmodel.grade.contract.Contract.TestedModel;
import io.github.mlmodel.grade.contract.ContractText;
import io.github.mlmodel.grade.contract.Expectation;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedNumber;
import io.github.mlmodel.grade.contract.JudgedContract;
import io.github.mlmodel.grade.contract.JudgedContract.Tried;
import io.github.mlmodel.grade.contract.JudgedContract.Untried;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model predicts what contracts ask; a contract that is no good harms no other. */
class ContractTrialTest {

    private static final TestedModel TESTED = new TestedModel("org:prices:1", "0");

    @TempDir
    private Path folder;

    @Test
    void everyContractIsTriedWhateverBecomesOfTheOthers() throws IOException {
        Expectation kept = new Expectation(Map.of("area", 70.0), new ExpectedNumber(70, 0));
        Expectation broken = new Expectation(Map.of("area", 70.0), new ExpectedNumber(72, 1));
        Expectation unknown = new Expectation(Map.of("size", 70.0), new ExpectedNumber(70, 0));

        List<JudgedContract> judged = ContractTrial.of(new ContractJob(
                        "price",
                        model(),
                        List.of(
                                contract("a", "price", kept),
                                new DataFile("org:b:1", Files.writeString(folder.resolve("b"), "{]")),
                                contract("c", "price", kept, broken, unknown),
                                contract("d", "rent", kept))))
                .contracts();

        assertThat(judged.get(0)).isEqualTo(new Tried(TESTED, 1, 0, List.of()));
        assertThat(((Untried) judged.get(1)).sentence())
                .startsWith("org:b:1:json:price-contract is no contract with a model: ");
        assertThat(judged.get(2))
                .isEqualTo(new Tried(
                        TESTED,
                        3,
                        2,
                        List.of(
                                "row 3 (size=70): 70 was to be predicted, and the model does not take the row: The row does"
                                        + " not fit the model: column 'area' is absent (give null for a missing value);"
                                        + " column 'size' is unknown. Its columns are: area",
                                "row 2 (area=70): 72 was to be predicted within 1, and 70 is")));
        assertThat(judged.get(3))
                .isEqualTo(new Untried("it is one with a model 'rent'. Have its project write it anew.", true));
    }

    /** Makes a model that predicts a price as high as the area. */
    private Path model() throws IOException {
        GraphBuilder graph = new GraphBuilder("t");
        String area = graph.input("area", ElementType.FLOAT, -1, 1);
        String flat = graph.node("Reshape", List.of(area, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, -1);
        Files.write(ModelFile.MODEL.in(folder), OnnxFile.write(graph.build(), "price", Map.of()));
        ModelDescription description = GivenDescription.regressor("price")
                .columns(ColumnKind.NUMERIC, "area")
                .build();
        Files.writeString(ModelFile.DESCRIPTION.in(folder), Json.write(description));
        return folder;
    }

    private DataFile contract(String consumer, String model, Expectation... expectations) throws IOException {
        Path file = folder.resolve(consumer);
        Files.writeString(file, ContractText.of(new Contract(model, TESTED, "T", List.of(expectations))));
        return new DataFile("org:" + consumer + ":1", file);
    }
}
