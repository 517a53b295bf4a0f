package io.github.mlmodel.worker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.ContractJob;
import io.github.mlmodel.grade.contract.Contract;
import io.github.mlmodel.grade.contract.Contract.TestedModel;
import io.github.mlmodel.grade.contract.ContractText;
import io.github.mlmodel.grade.contract.Expectation;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedLabel;
import io.github.mlmodel.grade.contract.JudgedContract;
import io.github.mlmodel.grade.contract.JudgedContract.Tried;
import io.github.mlmodel.grade.contract.JudgedContract.Untried;
import io.github.mlmodel.runtime.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model predicts what contracts ask; a contract that is no good harms no other. */
class ContractTrialTest {

    @TempDir
    private Path folder;

    @Test
    void everyContractIsTriedWhateverBecomesOfTheOthers() throws IOException {
        Path model = Models.write(folder.resolve("color"), Models.onnx(Models.classifier()), Models.classifierDescription());
        Expectation kept = new Expectation(Map.of("age", -5.0, "label", "red"), new ExpectedLabel("no", 0));
        Expectation broken = new Expectation(Map.of("age", -5.0, "label", "red"), new ExpectedLabel("ja 😀", 0));
        Expectation unknown = new Expectation(Map.of("age", "5", "colour", "red"), new ExpectedLabel("no", 0));

        List<JudgedContract> judged = ContractTrial.of(new ContractJob(
                        "color",
                        model,
                        List.of(
                                contract("a", "color", kept),
                                new DataFile("org:b:1", Files.writeString(folder.resolve("b"), "{]")),
                                contract("c", "color", kept, broken, unknown),
                                contract("d", "taste", kept))))
                .contracts();

        assertThat(judged.get(0)).isEqualTo(new Tried(new TestedModel("", "0"), 1, 0, List.of()));
        assertThat(((Untried) judged.get(1)).sentence())
                .startsWith("org:b:1:json:color-contract is no contract with a model: ");
        Tried tried = (Tried) judged.get(2);
        assertThat(tried.broken()).isEqualTo(2);
        assertThat(tried.worst().get(0))
                .startsWith("row 3 (")
                .contains("): 'no' was to be predicted, and the model does not take the row: The row does not fit the model:"
                        + " column 'label' is absent (give null for a missing value); column 'colour' is unknown");
        assertThat(tried.worst().get(1)).startsWith("row 2 (").contains("'ja 😀' was to be predicted, and no (");
        assertThat(judged.get(3))
                .isEqualTo(new Untried("it is one with a model 'taste'. Have its project write it anew.", true));
    }

    private DataFile contract(String consumer, String model, Expectation... expectations) throws IOException {
        Path file = folder.resolve(consumer);
        Files.writeString(
                file, ContractText.of(new Contract(model, new TestedModel("", "0"), "T", List.of(expectations))));
        return new DataFile("org:" + consumer + ":1", file);
    }
}
