package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.fingerprint.LineEnds;
import io.github.mlmodel.build.message.TrialResult;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Writes a configuration for a data file, complete and ready to paste. */
final class PluginBlock {

    private static final String INDENT = "        ";

    private final String version;
    private final Proposal model;
    private final List<String> lines = new ArrayList<>();

    private PluginBlock(String version, Proposal model) {
        this.version = version;
        this.model = model;
    }

    /** Writes the configuration of a model whose target is not known. */
    static String open(InitRequest request, Proposal model, String source) {
        PluginBlock block = new PluginBlock(request.version(), model);
        List<String> likely = model.suggested().likelyTargets();
        block.add(
                likely.isEmpty()
                        ? "No column seems fit to be predicted. Name one:"
                        : "What to predict is not plain. These columns are the likeliest, the first more than the others."
                                + " Choose one:",
                "");
        for (String name : likely.isEmpty() ? List.of("COLUMN") : likely) {
            block.add(InitCommand.of(request, source, name));
        }
        block.add("");
        block.copyFirst();
        block.add("Or paste this into the POM, with a target:", "");
        block.runtime();
        block.plugin(List.of());
        return block.text();
    }

    /** Writes the configuration of a model that was tried. */
    static String tried(String version, Proposal model, TrialResult trial) {
        PluginBlock block = new PluginBlock(version, model);
        block.paste();
        List<String> judged = new ArrayList<>();
        if (trial.seed() != Proposal.SEED) {
            judged.addAll(XmlComment.lines(INDENT, "With seed " + Proposal.SEED + " " + trial.passedOver() + "."));
            judged.add(INDENT + "<seed>" + trial.seed() + "</seed>");
        }
        ProposedGate gate = ProposedGate.of(model, trial);
        if (gate.gate().isPresent()) {
            judged.add(INDENT + "<gates>");
            judged.addAll(XmlComment.lines(INDENT + "  ", gate.reason()));
            judged.add(INDENT + "  <gate>" + gate.gate().get() + "</gate>");
            judged.add(INDENT + "</gates>");
        } else {
            judged.addAll(XmlComment.lines(INDENT, gate.reason()));
        }
        block.plugin(judged);
        return block.text();
    }

    /** Writes the configuration of a model that could not be trained. */
    static String failed(String version, Proposal model, String failure, boolean crashed) {
        PluginBlock block = new PluginBlock(version, model);
        block.paste();
        block.plugin(XmlComment.lines(
                INDENT,
                (crashed || !model.trainer().equals(model.triedTrainer())
                                ? "It could not be tried, so no gate is proposed: "
                                : "Tried once, and a build will fail like this until it is mended; then run init again,"
                                        + " which proposes gates: ")
                        + failure));
        return block.text();
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }

    private void paste() {
        copyFirst();
        add(
                "Predict '" + Printable.text(model.target()) + "' ("
                        + model.task().map(Task::text).orElse("") + "). Paste into the POM:",
                "");
        runtime();
    }

    private void copyFirst() {
        if (model.outside()) {
            add(
                    "The data lies outside the project, where no build of it reads. Copy it to "
                            + model.dataset().source().files() + " first.",
                    "");
        }
    }

    private void runtime() {
        add(
                "<dependencies>",
                "  <dependency>",
                "    <groupId>io.github.mlmodel</groupId>",
                "    <artifactId>mlmodel-runtime</artifactId>",
                "    <version>" + version + "</version>",
                "  </dependency>",
                "</dependencies>",
                "");
    }

    /** Writes the plugin, with lines about how the model is judged behind the trainer. */
    private void plugin(List<String> judged) {
        add(
                "<plugin>",
                "  <groupId>io.github.mlmodel</groupId>",
                "  <artifactId>mlmodel-maven-plugin</artifactId>",
                "  <version>" + version + "</version>",
                "  <executions><execution><goals>",
                "    <goal>train</goal><goal>test</goal><goal>package</goal><goal>verify</goal><goal>deploy</goal>",
                "  </goals></execution></executions>",
                "  <configuration>",
                "    <models>",
                "      <model>",
                INDENT + "<name>" + model.name() + "</name>");
        model.task().ifPresent(task -> add(INDENT + "<task>" + task.text() + "</task>"));
        for (String remark : model.suggested().remarks()) {
            lines.addAll(XmlComment.lines(INDENT, remark));
        }
        add(INDENT + "<dataset>");
        lines.addAll(DatasetBlock.of(model));
        add(INDENT + "</dataset>");
        if (!model.suggested().dates().isEmpty()) {
            PinnedFeatures.ofDates(model.suggested().dates()).lines().forEach(line -> add(INDENT + line));
        }
        add(INDENT + "<trainer>" + model.trainer() + "</trainer>");
        lines.addAll(judged);
        add("      </model>", "    </models>", "  </configuration>", "</plugin>");
    }

    private String text() {
        return String.join("\n", lines) + "\n" + lineEnds();
    }

    /** Git may change line ends, and rows with other bytes make a model stale. */
    private String lineEnds() {
        return model.dataset()
                .source()
                .choose(
                        table ->
                                "\nKeep Git from changing the file's line ends, which would train the model again. Put into"
                                        + " .gitattributes:\n\n" + LineEnds.attribute(table.files()) + "\n",
                        images -> "");
    }
}
