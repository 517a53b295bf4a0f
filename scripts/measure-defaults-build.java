import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model of a project: its name, the names of its files' set, and its elements behind the data set. */
record Candidate(String name, String set, String elements) {

    static String trainer(String type, String... parameters) {
        if (parameters.length == 0) {
            return "<trainer>" + type + "</trainer>";
        }
        StringBuilder text = new StringBuilder("<trainer><type>" + type + "</type><parameters>");
        for (int i = 0; i < parameters.length; i += 2) {
            text.append('<').append(parameters[i]).append('>').append(parameters[i + 1])
                    .append("</").append(parameters[i]).append('>');
        }
        return text + "</parameters></trainer>";
    }
}

/** What the evaluation of a built model says. */
record Found(String evaluation) {
    private static final String NUMBER = "\"%s\": (-?[0-9.]+(?:[eE][-+]?[0-9]+)?)";

    /** The scores of the held-back rows stand before those of the trivial baseline. */
    double metric(String name) {
        return after("\"scores\"", name);
    }

    double ofClass(String name, String label) {
        return after("\"" + name + "\": {", label);
    }

    private double after(String place, String name) {
        Matcher matcher = Pattern.compile(String.format(NUMBER, Pattern.quote(name))).matcher(evaluation);
        if (!matcher.find(Math.max(0, evaluation.indexOf(place)))) {
            throw new IllegalStateException("no " + name + " in the evaluation");
        }
        return Double.parseDouble(matcher.group(1));
    }
}

/** Runs Maven. */
record Builds(Path work, String repository, String maven, String version) {

    /** Trains and evaluates models in one build; the files of a set are NAME-train.csv and NAME-test.csv in its data folder. */
    void build(String project, List<Candidate> models) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(folder(project));
        StringBuilder text = new StringBuilder();
        for (Candidate model : models) {
            text.append("<model><name>").append(model.name()).append("</name><dataset><source>data/").append(model.set())
                    .append("-train.csv</source><testSource>data/").append(model.set())
                    .append("-test.csv</testSource><target>target</target></dataset>").append(model.elements())
                    .append("</model>\n");
        }
        Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>%s</artifactId><version>1-SNAPSHOT</version><packaging>pom</packaging>
                <build><plugins><plugin><groupId>io.github.mlmodel</groupId><artifactId>mlmodel-maven-plugin</artifactId>
                <version>%s</version><configuration><models>
                %s</models></configuration></plugin></plugins></build></project>
                """.formatted(project, version, text));
        maven(project, folder, List.of(goal("train"), goal("test")));
    }

    Path folder(String project) {
        return work.resolve(project);
    }

    Path data(String project) {
        return folder(project).resolve("data");
    }

    Found found(String project, String model) throws IOException {
        return new Found(Files.readString(folder(project).resolve("target/mlmodel/" + model + "/evaluation.json")));
    }

    String goal(String name) {
        return "io.github.mlmodel:mlmodel-maven-plugin:" + version + ":" + name;
    }

    /** Returns what Maven printed; an end other than success is an exception. */
    String maven(String log, Path folder, List<String> goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(maven, "-B", "-ntp", "-s", work.resolve("settings.xml").toString()));
        command.add("-Dmaven.repo.local=" + repository);
        command.add("-Dmlmodel.cache.directory=" + work.resolve("cache"));
        command.addAll(goals);
        Path output = work.resolve("logs").resolve(log + ".log");
        Files.createDirectories(output.getParent());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -Xshare:auto -Dfile.encoding=UTF-8");
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        int exit = process.waitFor();
        String printed = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        if (exit != 0) {
            throw new IOException("Maven ended with " + exit + ", see " + output + ":\n"
                    + printed.substring(Math.max(0, printed.length() - 3000)));
        }
        return printed;
    }
}
