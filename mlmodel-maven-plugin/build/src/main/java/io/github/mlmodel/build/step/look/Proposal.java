package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.DataKind;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A model as it could be configured for some data.
 *
 * @param dataset its rows; without a target where that is not plain
 * @param found what is in the data
 * @param outside whether the files lie where a project may not read them, so that they are to be copied first
 */
record Proposal(DatasetSpec dataset, InspectResult found, boolean outside) {

    /** The seed of a model that names none. */
    static final long SEED = 1;

    /** Learns images soon, and well enough to be compared with. */
    private static final String TRIED_ON_IMAGES = EngineCatalog.RANDOM_FOREST;

    Suggestions suggested() {
        return found.suggested();
    }

    /** Returns what is predicted; nothing while the target is not known. */
    Optional<Task> task() {
        return target().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(suggested().task());
    }

    String target() {
        return dataset.roles().target();
    }

    /** Returns the trainer to begin with: linear for texts alone, of which there are thousands of features. */
    String trainer() {
        String usual =
                EngineCatalog.suggested(dataset.source().choose(table -> DataKind.TABLE, images -> DataKind.IMAGES));
        return task().filter(task -> areTexts())
                .map(task -> switch (task) {
                    case CLASSIFICATION -> EngineCatalog.LOGISTIC_REGRESSION;
                    case REGRESSION -> usual;
                })
                .orElse(usual);
    }

    /** Returns the trainer that is tried. */
    String triedTrainer() {
        return dataset.source().choose(table -> trainer(), images -> TRIED_ON_IMAGES);
    }

    private boolean areTexts() {
        List<ColumnKind> kinds = found.columns().stream()
                .filter(column -> dataset.roles().mayLack(column.name())
                        && column.ignored().isEmpty()
                        && !dataset.roles().exclude().contains(column.name()))
                .map(InspectedColumn::column)
                .map(column -> column.kind())
                .toList();
        return !kinds.isEmpty() && kinds.stream().allMatch(ColumnKind.TEXT::equals);
    }

    FeatureSpec features() {
        FeatureSpec all = FeatureSpec.byType();
        return suggested().dates().isEmpty()
                ? all
                : new FeatureSpec(
                        List.of(),
                        List.of(),
                        List.of(),
                        suggested().dates(),
                        FeatureSpec.Others.BY_TYPE,
                        List.of(),
                        all.maxCategories(),
                        all.maxTokens(),
                        all.ngrams());
    }

    /** Returns the same with the columns left out that are suggested to be. */
    Proposal excluding() {
        Roles roles = dataset.roles();
        boolean table = dataset.source().choose(rows -> true, images -> false);
        return roles.target().isEmpty() || !table
                ? this
                : new Proposal(
                        new DatasetSpec(
                                dataset.source(),
                                dataset.heldBack(),
                                new Roles(
                                        roles.target(),
                                        roles.weight(),
                                        suggested().exclude())),
                        found,
                        outside);
    }

    /** Returns the model to try. */
    ModelSpec tried() {
        return new ModelSpec(
                name(), "", task().orElse(null), dataset, features(), TrainerSpec.of(triedTrainer()), SEED);
    }

    /** Returns a name for the model, made of the file's. */
    String name() {
        String file = dataset.source().files().replace('\\', '/');
        file = file.substring(file.lastIndexOf('/') + 1);
        int dot = file.indexOf('.');
        String name = (dot > 0 ? file.substring(0, dot) : file)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return name.isEmpty() ? "model" : name;
    }
}
