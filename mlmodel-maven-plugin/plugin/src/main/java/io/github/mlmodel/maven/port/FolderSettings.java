package io.github.mlmodel.maven.port;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a goal is told about folders.
 *
 * @param cache folder that is kept between builds
 * @param cacheMegabytes how much of models it keeps
 * @param patience how long another build that works on the same folders is waited for; zero for as long as it takes
 * @param train folder of code that trains, or absent
 * @param evaluate folder of code that evaluates, or absent
 * @param stored folder of stored models, or absent
 */
public record FolderSettings(
        File cache,
        long cacheMegabytes,
        Duration patience,
        @Nullable File train,
        @Nullable File evaluate,
        @Nullable File stored) {

    /** Returns the folders of what the project brings itself, as far as they were named. */
    List<File> ofProject() {
        return Stream.of(train, evaluate, stored).filter(Objects::nonNull).toList();
    }
}
