package io.github.mlmodel.worker.contract;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.ContractJob;
import io.github.mlmodel.build.message.ContractResult;
import io.github.mlmodel.grade.contract.Contract;
import io.github.mlmodel.grade.contract.ContractReader;
import io.github.mlmodel.grade.contract.Expectation;
import io.github.mlmodel.grade.contract.JudgedContract;
import io.github.mlmodel.grade.contract.ModelAnswer;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.runtime.Prediction;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Tries a model by contracts, in the manner of an application. */
public final class ContractTrial {

    private ContractTrial() {}

    /**
     * Tries a model; what is wrong with a contract is its own outcome, and that of no other.
     *
     * @throws MlModelException if the model cannot be loaded
     * @throws IOException if a file cannot be read
     */
    public static ContractResult of(ContractJob job) throws IOException {
        try (Model model = Model.load(job.model(), Options.unverified().withMemoryLimit(Long.MAX_VALUE))) {
            List<JudgedContract> contracts = new ArrayList<>();
            for (DataFile file : job.contracts()) {
                contracts.add(judged(model, file));
            }
            return new ContractResult(contracts);
        }
    }

    private static JudgedContract judged(Model model, DataFile file) throws IOException {
        Contract contract;
        try (InputStream in = file.open()) {
            contract = ContractReader.read(
                    in.readNBytes(ContractReader.MOST_BYTES + 1),
                    file.name() + ":" + Contract.TYPE + ":" + Contract.classifier(model.name()));
        } catch (MlModelException e) {
            return new JudgedContract.Untried(e.sentence(), true);
        }
        if (!contract.model().equals(model.name())) {
            return new JudgedContract.Untried(
                    "it is one with a model '" + Printable.text(contract.model())
                            + "'. Have its project write it anew.",
                    true);
        }
        return JudgedContract.of(
                contract,
                contract.expectations().stream()
                        .map(expectation -> answer(model, expectation))
                        .toList());
    }

    private static ModelAnswer answer(Model model, Expectation expectation) {
        try {
            Prediction prediction = model.predict(expectation.row());
            return ModelAnswer.of(model.description(), prediction::label, prediction.values(), prediction.toString());
        } catch (IllegalArgumentException e) {
            return new ModelAnswer.Refused(String.valueOf(e.getMessage()));
        }
    }
}
