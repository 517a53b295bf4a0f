package io.github.mlmodel.build.step.carried;

import io.github.mlmodel.build.config.ConfiguredModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Where the models of a jar may be from: any execution of the plugin in the project, or a dependency. */
public interface Origins {

    /** Returns the names of the models that any execution configures. */
    Set<String> names();

    /**
     * Returns the models that any execution configures, each as that execution has it; two of one name where they differ.
     *
     * @throws io.github.mlmodel.model.MlModelException if a configuration is wrong
     */
    List<ConfiguredModel> models() throws IOException;

    /** Returns the names of the models that an execution which configures them lets go without a passing grade. */
    Set<String> ungated();

    /** Returns the artifacts that the project depends on. */
    List<Dependency> dependencies();

    /**
     * What a project depends on.
     *
     * @param coordinates of the artifact
     * @param place its archive, or the output folder of a module of the same build
     */
    record Dependency(String coordinates, Path place) {}
}
