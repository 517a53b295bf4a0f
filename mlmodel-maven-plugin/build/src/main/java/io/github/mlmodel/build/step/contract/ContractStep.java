package io.github.mlmodel.build.step.contract;

import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.bundle.Attachments;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.contract.Contract;
import io.github.mlmodel.grade.contract.ContractReader;
import io.github.mlmodel.grade.contract.ContractText;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Publishes what a project's tests have left as contracts with the models that it depends on. */
public final class ContractStep {

    private final BuiltModule module;
    private final Attachments attachments;

    /** Prepares; nothing is done yet. */
    public ContractStep(BuiltModule module, Attachments attachments) {
        this.module = module;
        this.attachments = attachments;
    }

    /** Attaches the contracts, all or none. */
    public ContractOutcome run(ContractRequest request) throws IOException {
        if (request.testsSkipped()) {
            module.log()
                    .warn("No contract is attached, because tests are skipped, and only these show that one holds."
                            + " Projects that list this one among their <consumers> will miss it.");
            return new ContractOutcome.Untested();
        }
        Map<Contract, Path> contracts = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Path left : left(request.tests())) {
            Contract contract = ContractReader.read(RegularFiles.bytes(left), left.toString());
            List<UsedArtifact> carriers = carriers(request, contract.model());
            Optional<UsedArtifact> tested = tested(carriers, contract);
            Optional<String> outdated = outdated(request.tests(), left, contract);
            if (outdated.isPresent()) {
                wrong.add(outdated.get());
            } else if (tested.isPresent()) {
                contracts.put(contract.broughtBy(tested.get().coordinates()), file(contract.model()));
            } else {
                wrong.add(untested(contract, carriers));
            }
        }
        if (!wrong.isEmpty()) {
            return new ContractOutcome.Refused(String.join("\n", wrong));
        }
        if (contracts.isEmpty()) {
            return new ContractOutcome.Refused(
                    "No test has left a contract in " + request.tests() + ". Let one ask for a"
                            + " ModelContract of mlmodel-junit, run all tests of its class, and bind the goal 'contract' to"
                            + " a phase after the tests; or remove the goal.");
        }
        return attach(contracts);
    }

    private ContractOutcome attach(Map<Contract, Path> contracts) throws IOException {
        for (Map.Entry<Contract, Path> each : contracts.entrySet()) {
            Contract contract = each.getKey();
            AtomicFiles.write(each.getValue(), ContractText.of(contract));
            attachments.attach(Contract.TYPE, Contract.classifier(contract.model()), each.getValue());
            module.log()
                    .info("Contract with '" + contract.model() + "' of "
                            + contract.against().artifact() + ": "
                            + Names.count(contract.expectations().size(), "row") + ", attached as "
                            + Contract.classifier(contract.model()));
        }
        return new ContractOutcome.Attached(
                contracts.keySet().stream().map(Contract::model).toList());
    }

    private static List<Path> left(Path tests) throws IOException {
        Path folder = tests.resolve(Contract.FOLDER);
        return Files.isDirectory(folder)
                ? Folders.files(folder).stream()
                        .filter(file -> file.toString().endsWith("." + Contract.TYPE))
                        .sorted()
                        .toList()
                : List.of();
    }

    private Path file(String model) {
        return module.project()
                .buildFolder()
                .resolve(module.project().finalName() + "-" + Contract.classifier(model) + "." + Contract.TYPE);
    }

    private static List<UsedArtifact> carriers(ContractRequest request, String model) throws IOException {
        List<UsedArtifact> carriers = new ArrayList<>();
        for (UsedArtifact artifact : request.dependencies()) {
            if (artifact.digestOf(model).isPresent()) {
                carriers.add(artifact);
            }
        }
        return carriers;
    }

    private static Optional<UsedArtifact> tested(List<UsedArtifact> carriers, Contract contract) throws IOException {
        for (UsedArtifact artifact : carriers) {
            if (artifact.digestOf(contract.model())
                    .equals(Optional.of(contract.against().digest()))) {
                return Optional.of(artifact);
            }
        }
        return Optional.empty();
    }

    /** Returns why what has left the contract may be another now, or none, if so. */
    private static Optional<String> outdated(Path tests, Path left, Contract contract) throws IOException {
        Path test = tests.resolve(contract.test().replace('.', '/') + ".class");
        String model = Printable.text(contract.model());
        String name = Printable.text(contract.test());
        return Files.isRegularFile(test)
                ? newer(test, left)
                        .map(newer -> "The contract with '" + model + "' was left before " + newer.getFileName()
                                + ", beside " + name + ", was made, which may have changed what is relied on."
                                + " Run all tests again: 'mvn clean verify'.")
                : Optional.of("The contract with '" + model + "' was left by " + name
                        + ", which is no test of the project any more. Run 'mvn clean verify'.");
    }

    /** Returns what stands beside the test and was compiled or copied after this has left the contract, if there is such. */
    private static Optional<Path> newer(Path test, Path left) throws IOException {
        Path folder = Objects.requireNonNull(test.getParent());
        FileTime written = Files.getLastModifiedTime(left);
        for (Path file : Folders.files(folder)) {
            if (folder.equals(file.getParent())
                    && Files.getLastModifiedTime(file).compareTo(written) > 0) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static String untested(Contract contract, List<UsedArtifact> carriers) {
        String model = Printable.text(contract.model());
        return carriers.isEmpty()
                ? "There is a contract with the model '" + model + "', and no dependency of the project has this model."
                        + " Remove " + Printable.text(contract.test()) + "."
                : "The contract with '" + model + "' was tested on another model than the one of "
                        + Names.list(
                                carriers.stream().map(UsedArtifact::coordinates).toList())
                        + ". Run the tests again: 'mvn clean verify'.";
    }
}
