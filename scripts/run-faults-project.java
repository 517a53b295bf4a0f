import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the projects. */
final class Poms {
    static final String NOTHING_TO_DO =
            "<build><plugins><plugin><artifactId>maven-install-plugin</artifactId><version>3.1.3</version><configuration><skip>true"
                    + "</skip></configuration></plugin><plugin><artifactId>maven-deploy-plugin</artifactId><version>3.1.4</version>"
                    + "<configuration><skip>true</skip></configuration></plugin></plugins></build>";

    private Poms() {}

    /** Goals of Maven's own that have nothing to do here are not bound, because they cost time. */
    static String pom(Project project, String module, String model, String version) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.%s</groupId>
                  <artifactId>faulty</artifactId>
                  <version>1.0.0</version>
                  <name>%s</name>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <distributionManagement>
                    <repository><id>faults</id><url>file://${project.basedir}/published</url></repository>
                  </distributionManagement>
                  <dependencies>
                    <dependency><groupId>io.github.mlmodel</groupId><artifactId>mlmodel-runtime</artifactId><version>%s</version></dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      %s
                      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
                      <plugin><artifactId>maven-deploy-plugin</artifactId><version>3.1.4</version></plugin>
                      <plugin>
                        <groupId>io.github.mlmodel</groupId>
                        <artifactId>mlmodel-maven-plugin</artifactId>
                        <version>%s</version>
                        <executions>
                          <execution>
                            <goals><goal>train</goal><goal>test</goal><goal>package</goal><goal>verify</goal><goal>deploy</goal></goals>
                          </execution>
                        </executions>
                        <configuration>
                          <cacheDirectory>${project.basedir}/cache</cacheDirectory>
                          <models>
                            <model>
                              <name>%s</name>
                              <dataset><source>%s</source>%s</dataset>
                              %s
                              <gates><gate>%s</gate></gates>
                            </model>
                          </models>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """
                .formatted(
                        module.replace('.', '-'),
                        module,
                        version,
                        unbound("resources", "3.3.1", "resources", "testResources")
                                + unbound("compiler", "3.13.0", "compile", "testCompile")
                                + unbound("surefire", "3.5.2", "test")
                                + unbound("install", "3.1.3", "install"),
                        version,
                        model,
                        project.source,
                        project.target,
                        project.trainer(),
                        project.gate.replace("<", "&lt;"));
    }

    private static String unbound(String plugin, String version, String... goals) {
        String executions = Stream.of(goals)
                .map(goal -> "<execution><id>default-" + goal + "</id><phase>none</phase></execution>")
                .collect(Collectors.joining());
        return "<plugin><artifactId>maven-" + plugin + "-plugin</artifactId><version>" + version + "</version><executions>"
                + executions + "</executions></plugin>";
    }

    static void sources(Project project, Path module, Path root) throws IOException {
        Files.createDirectories(module.resolve(".mvn"));
        Path datasets = Files.createDirectories(module.resolve("datasets"));
        switch (project) {
            case TABLE, FAILING, LINEAR -> Files.copy(root.resolve("datasets/churn.csv"), datasets.resolve("churn.csv"));
            case PACKED -> Files.write(
                    datasets.resolve("churn.csv.gz"), Damage.packed(Files.readAllBytes(root.resolve("datasets/churn.csv"))));
            case IMAGES -> {
                Files.write(datasets.resolve("shades.idx.gz"), Damage.packed(Damage.images(200, 200)));
                Files.write(datasets.resolve("labels.idx.gz"), Damage.packed(Damage.labels(200, 200)));
            }
            case OWN -> {
                Files.copy(root.resolve("datasets/house-prices.csv"), datasets.resolve("house-prices.csv"));
                write(module.resolve("src/train/java/com/example/Mean.java"), OwnCode.TRAINER);
                write(module.resolve("src/evaluate/java/com/example/Share.java"), OwnCode.METRIC);
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

/** What stands in src/train and src/evaluate of the project with code of its own. */
final class OwnCode {
    static final String TRAINER =
            """
            package com.example;

            import io.github.mlmodel.model.Task;
            import io.github.mlmodel.spi.FeatureMatrix;
            import io.github.mlmodel.spi.FeatureNeeds;
            import io.github.mlmodel.spi.Learners;
            import io.github.mlmodel.spi.Predicted;
            import io.github.mlmodel.spi.Target;
            import io.github.mlmodel.spi.TrainedModel;
            import io.github.mlmodel.spi.Trainer;
            import io.github.mlmodel.spi.TrainerSpec;
            import io.github.mlmodel.spi.TrainingContext;
            import io.github.mlmodel.spi.TrainingData;
            import io.github.mlmodel.spi.TrainingResult;
            import io.github.mlmodel.spi.graph.ElementType;
            import io.github.mlmodel.spi.graph.GraphBuilder;
            import io.github.mlmodel.spi.graph.TensorData;
            import io.github.mlmodel.spi.graph.ValueInfo;
            import io.github.mlmodel.spi.graph.VersionedGraph;
            import java.util.List;

            /** Predicts the first feature. */
            public final class Mean implements Trainer {

                @Override
                public void configure(TrainerSpec spec, Task task) {}

                @Override
                public FeatureNeeds needs() {
                    return FeatureNeeds.IMPUTED;
                }

                @Override
                public Learners<FeatureMatrix> learners() {
                    return Learners.ofNumbers(this::train);
                }

                private TrainingResult<FeatureMatrix> train(
                        TrainingData<FeatureMatrix, Target.Numbers> data, TrainingContext context) {
                    return new TrainingResult<>(new First(data.features().width()));
                }

                private record First(int width) implements TrainedModel<FeatureMatrix> {

                    @Override
                    public Predicted.Kind kind() {
                        return Predicted.Kind.PREDICTION;
                    }

                    @Override
                    public VersionedGraph graph() {
                        GraphBuilder graph = new GraphBuilder("m");
                        String features = graph.input(INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
                        float[] weights = new float[width];
                        weights[0] = 1;
                        String product =
                                graph.node("MatMul", List.of(features, graph.constant(TensorData.floats(weights, width, 1))));
                        graph.output(product, "prediction", ElementType.FLOAT, ValueInfo.ROWS, 1);
                        return new VersionedGraph(graph.build());
                    }

                    @Override
                    public Predicted predict(FeatureMatrix features) {
                        float[] predictions = new float[features.rows()];
                        for (int row = 0; row < predictions.length; row++) {
                            predictions[row] = features.columns().get(0).value(row);
                        }
                        return new Predicted.Numbers(predictions);
                    }
                }
            }
            """;

    static final String METRIC =
            """
            package com.example;

            import io.github.mlmodel.spi.EvaluatedRows;
            import io.github.mlmodel.spi.Metric;

            public final class Share implements Metric {

                @Override
                public String name() {
                    return "own_share";
                }

                @Override
                public boolean higherIsBetter() {
                    return true;
                }

                @Override
                public double ofNumbers(EvaluatedRows.Numbers rows) {
                    return 1;
                }
            }
            """;

    private OwnCode() {}
}

/** The projects in their states, each made once, and what an undisturbed build of each ships. */
final class States {
    private final Work work;
    private final Maven maven;
    private final Map<Project, Map<String, String>> shipped = new EnumMap<>(Project.class);

    States(Work work) {
        this.work = work;
        this.maven = new Maven(work);
    }

    /** Puts a project in a state into a folder. */
    void copy(Fault fault, Path module) throws IOException, InterruptedException {
        Work.copy(folder(fault.project, fault.state), module);
        String model = fault.name.isEmpty() ? fault.project.model : fault.name;
        Files.writeString(
                module.resolve("pom.xml"), Poms.pom(fault.project, module.getFileName().toString(), model, work.version));
    }

    private Path folder(Project project, State state) throws IOException, InterruptedException {
        String name = "state-" + project.name().toLowerCase(java.util.Locale.ROOT) + "-"
                + state.name().toLowerCase(java.util.Locale.ROOT);
        Path reactor = work.folder.resolve("states");
        Path folder = reactor.resolve(name);
        if (Files.exists(folder)) {
            return folder;
        }
        Files.createDirectories(folder);
        Poms.sources(project, folder, work.root);
        Files.writeString(folder.resolve("pom.xml"), Poms.pom(project, name, project.model, work.version));
        if (!state.goals.isEmpty()) {
            Built built = maven.build(reactor, List.of(name), state.goals, Maven.Beside.NOTHING).get(name);
            if (!built.success()) {
                throw new IllegalStateException("An undisturbed build failed, see " + reactor.resolve("build.log") + "\n"
                        + built.all());
            }
        }
        if (state == State.CACHED || state == State.STORED) {
            work.delete(folder.resolve("target"));
        }
        if (state == State.STORED) {
            work.delete(folder.resolve("cache"));
        }
        return folder;
    }

    /** Returns the SHA-256 of each file in the bundle that an undisturbed build makes. */
    Map<String, String> shipped(Project project) throws IOException, InterruptedException {
        if (!shipped.containsKey(project)) {
            if (project == Project.FAILING) {
                shipped.put(project, Map.of());
            } else {
                Path module = folder(project, State.PACKAGED);
                shipped.put(project, Shipped.entries(
                        module.resolve("target/faulty-1.0.0-" + project.model + ".zip"), ""));
            }
        }
        return shipped.get(project);
    }
}
