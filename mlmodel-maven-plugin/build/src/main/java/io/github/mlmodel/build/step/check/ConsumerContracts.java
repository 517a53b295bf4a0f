package io.github.mlmodel.build.step.check;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.EvaluationInputs;
import io.github.mlmodel.build.message.ContractJob;
import io.github.mlmodel.build.message.ContractResult;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.ReleasedModels.Answer;
import io.github.mlmodel.build.step.ReleasedModels.Found;
import io.github.mlmodel.build.step.ReleasedModels.None;
import io.github.mlmodel.build.step.ReleasedModels.Unavailable;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.contract.JudgedContract;
import io.github.mlmodel.grade.contract.JudgedContract.Untried;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contracts that models have to keep. What came out is kept, so that a model is tried again only where it or a contract has
 * changed.
 */
public final class ConsumerContracts {

    private static final Untried UNTRIED = new Untried("nobody has tried it on this model. Run the goal 'test'.", true);

    private final BuiltModule module;

    /** Prepares; nothing is asked yet. */
    public ConsumerContracts(BuiltModule module) {
        this.module = module;
    }

    /** Tries those models of which it is not known whether they keep their contracts; returns the crash of the worker, if any. */
    public Optional<MlModelException> look(List<ConfiguredModel> models, Workers workers, JobFailures failures)
            throws IOException {
        List<ContractJob> jobs = new ArrayList<>();
        for (ConfiguredModel model : models) {
            List<DataFile> contracts = contracts(model);
            if (!contracts.isEmpty() && known(model, contracts).isEmpty()) {
                jobs.add(new ContractJob(model.name(), module.workspace().model(model.name()), contracts));
            }
        }
        return jobs.isEmpty() ? Optional.empty() : failures.runUntilCrash(workers, "contracts", jobs, this::keep);
    }

    /** Returns what becomes of a model's contracts by what is known of them, in the order of the POM. */
    public List<Check> checks(ConfiguredModel model) throws IOException {
        if (model.consumers().isEmpty()) {
            return List.of();
        }
        Map<String, JudgedContract> known = known(model, contracts(model)).orElse(Map.of());
        List<Check> checks = new ArrayList<>();
        for (BundleCoordinates consumer : model.consumers()) {
            Answer answer = module.inputs().contract(consumer, model.name());
            if (answer instanceof Found found) {
                checks.add(known.getOrDefault(found.coordinates(), UNTRIED).check(found.coordinates(), model.name()));
            } else {
                checks.add(without(answer, model).check(consumer.toString(), model.name()));
            }
        }
        return checks;
    }

    private Untried without(Answer answer, ConfiguredModel model) {
        if (answer instanceof Unavailable unavailable) {
            return new Untried(unavailable.reason() + ".", module.inputs().failsIfUnavailable());
        }
        return new Untried(
                ((None) answer).reason() + ". Have its tests write a contract, and its build attach it by the goal"
                        + " 'contract', or remove it from <" + model.path() + "/consumers>.",
                true);
    }

    /** Returns the files of those that there are. */
    private List<DataFile> contracts(ConfiguredModel model) {
        List<DataFile> files = new ArrayList<>();
        for (BundleCoordinates consumer : model.consumers()) {
            if (module.inputs().contract(consumer, model.name()) instanceof Found found) {
                files.add(new DataFile(found.coordinates(), found.file()));
            }
        }
        return files;
    }

    /** For a release it is not enough that a record lies in {@code target}. */
    private Optional<Map<String, JudgedContract>> known(ConfiguredModel model, List<DataFile> contracts)
            throws IOException {
        String inputs = inputs(model.name(), contracts);
        return ContractRecord.read(module.workspace().model(model.name()))
                .filter(found -> found.record().inputs().equals(inputs))
                .filter(found ->
                        module.project().snapshot() || module.evaluations().know(inputs, found.digest()))
                .map(found -> found.record().contracts());
    }

    private String inputs(String model, List<DataFile> contracts) throws IOException {
        Digest digest = new Digest()
                .add("mlmodel contracts 1")
                .add(module.workspace().digest(model, ModelFile.MODEL))
                .add(module.workspace().digest(model, ModelFile.DESCRIPTION))
                .add(EvaluationInputs.metricsDigest(""));
        for (DataFile contract : contracts) {
            digest.add(contract.name()).add(module.digests().digest(contract));
        }
        return digest.hex();
    }

    private void keep(ContractJob job, ContractResult result) throws IOException {
        Map<String, JudgedContract> contracts = new LinkedHashMap<>();
        for (int i = 0; i < job.contracts().size(); i++) {
            contracts.put(job.contracts().get(i).name(), result.contracts().get(i));
        }
        String inputs = inputs(job.name(), job.contracts());
        String digest =
                new ContractRecord(inputs, contracts).write(module.workspace().model(job.name()));
        try {
            module.evaluations().keep(inputs, digest);
        } catch (IOException e) {
            module.log()
                    .trouble(job.name() + ": that it was tried by contracts is not remembered in the cache: "
                            + FileTrouble.clause(e) + ". A later build of a release will try it again."
                            + " mlmodel.cache.directory names another folder.");
        }
    }
}
