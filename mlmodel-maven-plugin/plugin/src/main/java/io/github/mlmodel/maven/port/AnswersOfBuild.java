package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.maven.memory.RunNotes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * Asks for each released model once a build: a version that is released between two goals must not void the grade that the
 * first has given.
 *
 * <p>The session's request carries the answers, as JDK types: modules may have this plugin in different class loaders.
 *
 * @param repositories are asked
 * @param project coordinates of the project that asks
 * @param answers what was answered before
 * @param notes take that was asked
 */
record AnswersOfBuild(ReleasedModels repositories, String project, Map<String, List<String>> answers, RunNotes notes)
        implements ReleasedModels {

    private static final String KEY = "io.github.mlmodel.released";
    private static final String FOUND = "found";
    private static final String NONE = "none";

    static AnswersOfBuild of(
            ReleasedModels repositories, String project, MavenExecutionRequest request, RunNotes notes) {
        synchronized (request) {
            @SuppressWarnings("unchecked") // Nobody else stores under this key.
            Map<String, List<String>> shared = (Map<String, List<String>>)
                    request.getData().computeIfAbsent(KEY, key -> new ConcurrentHashMap<String, List<String>>());
            return new AnswersOfBuild(repositories, project, shared, notes);
        }
    }

    @Override
    public Answer latest(String model) {
        return answer(project + " " + model, () -> repositories.latest(model));
    }

    @Override
    public Answer latestJar() {
        return answer(project, repositories::latestJar);
    }

    @Override
    public List<String> versions(String model) {
        notes.asks("a repository for released models");
        return repositories.versions(model);
    }

    @Override
    public Answer exactly(BundleCoordinates bundle) {
        return answer(project + " " + bundle, () -> repositories.exactly(bundle));
    }

    @Override
    public Answer contract(BundleCoordinates consumer, String model) {
        return answer(project + " " + consumer + " contract " + model, () -> repositories.contract(consumer, model));
    }

    private Answer answer(String question, Supplier<Answer> asking) {
        notes.asks("a repository for released models");
        return read(answers.compute(
                question,
                (key, known) ->
                        known != null && (!known.get(0).equals(FOUND) || Files.isRegularFile(Path.of(known.get(2))))
                                ? known
                                : written(asking.get())));
    }

    private static List<String> written(Answer answer) {
        if (answer instanceof Found found) {
            return List.of(FOUND, found.coordinates(), found.file().toString());
        }
        return answer instanceof None none
                ? List.of(NONE, none.reason())
                : List.of("unavailable", ((Unavailable) answer).reason());
    }

    private static Answer read(List<String> written) {
        return switch (written.get(0)) {
            case FOUND -> new Found(written.get(1), Path.of(written.get(2)));
            case NONE -> new None(written.get(1));
            default -> new Unavailable(written.get(1));
        };
    }
}
