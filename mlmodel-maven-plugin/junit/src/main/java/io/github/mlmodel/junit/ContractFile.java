package io.github.mlmodel.junit;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.contract.Contract;
import io.github.mlmodel.grade.contract.ContractReader;
import io.github.mlmodel.grade.contract.ContractText;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file in the output folder of the tests that takes the contract with a model, until the goal {@code contract} publishes it.
 *
 * @param classes the output folder
 * @param file the file, which may not be there
 */
record ContractFile(Path classes, Path file) {

    /** Returns the file for a test; there is none for tests in a jar, which are somebody else's. */
    static Optional<ContractFile> of(Class<?> test, String model) {
        @Nullable CodeSource source = test.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            Path classes = Path.of(source.getLocation().toURI());
            return Files.isDirectory(classes)
                    ? Optional.of(new ContractFile(
                            classes, classes.resolve(Contract.FOLDER).resolve(Contract.file(model))))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader gives URLs that are URIs", e);
        }
    }

    /**
     * Removes what an earlier run has left: what holds no more must not be published.
     *
     * @throws LeftNothingException if another class of the project has left it
     */
    void begin(Class<?> test) throws IOException {
        Optional<String> other = writer().filter(name -> !name.equals(test.getName()));
        if (other.isPresent() && Files.isRegularFile(classes.resolve(other.get().replace('.', '/') + ".class"))) {
            throw new LeftNothingException("The contract with this model stands in " + other.get() + ", and "
                    + test.getName() + " has one, too. Put them into one class.");
        }
        Files.deleteIfExists(file);
    }

    /** Leaves a contract. */
    void write(Contract contract) throws IOException {
        Files.createDirectories(classes.resolve(Contract.FOLDER));
        AtomicFiles.write(file, ContractText.of(contract));
    }

    private Optional<String> writer() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ContractReader.read(RegularFiles.bytes(file), file.toString())
                    .test());
        } catch (MlModelException e) {
            return Optional.empty();
        }
    }
}
