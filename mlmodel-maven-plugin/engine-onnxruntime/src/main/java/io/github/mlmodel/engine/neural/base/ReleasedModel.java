package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.ChangedFilesException;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.BundleReader;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the trained part of a released model of this product begins: such a model takes raw columns or raw images, and makes
 * of them what it was trained on.
 */
final class ReleasedModel {

    /** What raw columns become, and what the trained part takes. */
    static final String FEATURES = TrainedModel.INPUT;

    private static final long[] CHANNELS_FIRST = {0, 3, 1, 2};

    private ReleasedModel() {}

    /**
     * Returns the bytes of a file: its own, or of the model in a bundle.
     *
     * @throws ChangedFilesException if the file is not the one that was digested
     */
    static byte[] bytes(Parameter.File file) throws IOException {
        // A link's name counts as much as that of what it leads to, which a store of large files may have named by its
        // digest.
        if (file.name().endsWith(".zip") || file.path().toString().endsWith(".zip")) {
            return model(file);
        }
        byte[] bytes = RegularFiles.bytes(file.path());
        requireDigested(file, Digest.of(bytes));
        return bytes;
    }

    /** A bundle is read here and there, so a copy is read, which nobody changes after it was digested. */
    private static byte[] model(Parameter.File file) throws IOException {
        Path folder = Files.createTempDirectory("mlmodel-base");
        try {
            Path copy = folder.resolve(file.path().getFileName().toString());
            AtomicFiles.copy(file.path(), copy);
            requireDigested(file, Digest.of(copy));
            return Objects.requireNonNull(BundleReader.read(copy).get(ModelFile.MODEL));
        } finally {
            Folders.delete(folder);
        }
    }

    private static void requireDigested(Parameter.File file, String read) {
        if (file.digest() != null && !file.digest().equals(read)) {
            throw new ChangedFilesException(Map.of(file.name(), file.path()), "the model was trained");
        }
    }

    /**
     * Returns the value in which images are floats from 0 to 1, {@code [N, C, H, W]}.
     *
     * @param input the bytes, {@code [N, H, W, C]}
     * @param base the base's name, for messages
     * @throws MlModelException if they are not prepared in this way
     */
    static ValueInfo preparedImage(Graph graph, ValueInfo input, String base) {
        String value = input.name();
        boolean turned = false;
        boolean real = false;
        boolean scaled = false;
        while (!(turned && real && scaled)) {
            List<Node> readers = readers(graph, value);
            String operator = readers.size() == 1 ? readers.get(0).operator() : "";
            turned |= operator.equals("Transpose") && isChannelsFirst(readers.get(0));
            real |= operator.equals("Cast");
            scaled |= operator.equals("Div");
            if (!List.of("Identity", "Transpose", "Cast", "Div").contains(operator)) {
                throw MlModelException.user(
                        Anchor.REFUSED_BASE,
                        "Base \'" + base + "' takes " + Inputs.shown(input) + ", bytes, and does not"
                                + " prepare them as models of this product do (channels first, float, divided by 255). Export a"
                                + " model that takes float [N, C, H, W].");
            }
            value = readers.get(0).outputs().get(0);
        }
        List<Long> bytes = input.shape();
        return new ValueInfo(
                value, ElementType.FLOAT, List.of(ValueInfo.ROWS, bytes.get(3), bytes.get(1), bytes.get(2)));
    }

    /** Returns whether numbers become features less their mean: no other preparation subtracts. */
    static boolean standardises(Graph graph) {
        Set<String> raw = graph.inputs().stream().map(ValueInfo::name).collect(Collectors.toSet());
        return Section.of(graph, raw, FEATURES).nodes().stream()
                .anyMatch(node -> node.operator().equals("Sub"));
    }

    private static List<Node> readers(Graph graph, String value) {
        return graph.nodes().stream()
                .filter(node -> node.inputs().contains(value))
                .toList();
    }

    private static boolean isChannelsFirst(Node node) {
        return Reads.attribute(node, "perm")
                .filter(order -> Arrays.equals((long[]) order, CHANNELS_FIRST))
                .isPresent();
    }
}
