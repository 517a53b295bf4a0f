package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Secrets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a model's bytes. Names of files, times, hosts and devices are not part of the key.
 *
 * <p>The task is part of it, whatever decided it. Where the POM leaves it to the target, it is a function of the training
 * rows, of how they are read and of which of them are held back; so once a training has settled it, it is known for equal
 * rows and an equal reading: {@link #taskBasis} is the digest of those, and stands beside the key. A fingerprint whose task
 * is not known yet is of a model that no build of these rows has trained: it must be trained, and the same run of the worker
 * that trains it settles the task first. Its key is the key of no model.
 *
 * @param model the model's name
 * @param specification the specification's tree; empty in a file of an earlier version, whose inputs held it in words
 * @param inputs what decides the bytes beside it, in a fixed order
 * @param taskBasis digest of what the task was inferred from; absent when it was said, or is not known
 */
public record Fingerprint(
        String model,
        JsonObject specification,
        List<Input> inputs,
        @Nullable String taskBasis) {

    private static final int SHOWN_DIGEST = 4;

    private static final String TASK = "task";

    /** Raised whenever equal rows would be given another task. */
    private static final int TASK_REVISION = 1;

    /** What decides which rows are trained on, and how their targets are read. */
    private static final List<String> READING = List.of("dataset", "features", "seed");

    /** Copies what could be changed. */
    public Fingerprint {
        Objects.requireNonNull(model);
        specification =
                Objects.requireNonNullElseGet(specification, JsonObject::new).deepCopy();
        inputs = List.copyOf(inputs);
    }

    /**
     * One thing that decides a model's bytes.
     *
     * @param role what it is for, for example {@code source 1} or {@code engine}; part of the key
     * @param name what the user calls it, for example {@code datasets/churn.csv}; not part of the key
     * @param value a file's SHA-256, or the setting in words; part of the key
     * @param file whether {@code value} is a digest
     */
    public record Input(String role, String name, String value, boolean file) {

        /** Refuses what lacks a part, as a damaged file does. */
        public Input {
            Objects.requireNonNull(role);
            Objects.requireNonNull(name);
            Objects.requireNonNull(value);
        }

        /** How the roles of files of training rows begin; their number follows. */
        static final String SOURCE = "source ";

        /** The role of changing code that reads the rows. */
        static final String READER = "reader";

        /** The role of how samples are recorded, which decides {@code model.json} and no byte of {@code model.onnx}. */
        private static final String SAMPLES = "samples";

        /** How they are; raised when equal rows would give other samples. */
        private static final String SAMPLING = "by column, revision 1";

        /** How the roles of own code, and of what it needs, begin. */
        private static final String CODE = "code ";

        /** The only role of own code in files of an earlier version, which had everything in one digest. */
        private static final String CODE_AT_LARGE = "custom code";

        /** Returns the input of own code itself, or of what it needs of the project: a file, a folder, a library. */
        public static Input code(String role, String name, String digest) {
            return file(CODE + role, name, digest);
        }

        /** Returns a file's input. */
        public static Input file(String role, String name, String digest) {
            return new Input(role, name, digest, true);
        }

        /** Returns a setting's input. */
        public static Input setting(String role, String value) {
            return new Input(role, role, value, false);
        }

        /** Returns whether this is a file of training rows. */
        boolean isSource() {
            return role.startsWith(SOURCE);
        }

        private boolean isCode() {
            return role.startsWith(CODE);
        }

        private String shown() {
            return file ? shortened(value) : value;
        }
    }

    /** Returns the SHA-256 over the specification, and roles and values of the inputs. */
    public String key() {
        Digest digest = specification.isEmpty()
                ? new Digest().add("mlmodel fingerprint 1").add(model)
                : new Digest().add("mlmodel fingerprint 2").add(model).add(KeyTree.canonical(specification));
        for (Input input : inputs) {
            digest.add(input.role()).add(input.value());
        }
        return digest.hex();
    }

    /** Returns this as it is recorded: without secrets in the specification and in names, whatever decides the key. */
    Fingerprint shown(Secrets secrets) {
        List<Input> named = inputs.stream()
                .map(input -> new Input(input.role(), secrets.withoutValues(input.name()), input.value(), input.file()))
                .toList();
        return new Fingerprint(model, ShownTree.of(specification, secrets), named, taskBasis);
    }

    /** Returns the key of everything but the task: it is the same before and after the task was inferred. */
    public String keyBesideTask() {
        JsonObject rest = specification.deepCopy();
        rest.remove(TASK);
        return new Fingerprint(model, rest, inputs, null).key();
    }

    /** Returns whether the task is known, so that the key is the key of a model. */
    public boolean isSettled() {
        return specification.has(TASK);
    }

    /** Returns the task, if it is known. */
    public Optional<Task> task() {
        return Optional.ofNullable(specification.get(TASK)).flatMap(text -> Arrays.stream(Task.values())
                .filter(task -> task.text().equals(text.getAsString()))
                .findFirst());
    }

    /** Returns this with the task that its rows have, unless it was known before. */
    public Fingerprint settled(Task task) {
        if (isSettled()) {
            return this;
        }
        JsonObject complete = specification.deepCopy();
        complete.addProperty(TASK, task.text());
        return new Fingerprint(model, complete, inputs, basisOfTask());
    }

    /**
     * Returns this with the task that a target has which leaves it open. Nothing but what decides it now makes it known: it is
     * inferred of no rows.
     */
    public Fingerprint assumed(Task task) {
        return settled(task).with(null);
    }

    /** Returns this with the word that its rows themselves tell its task. */
    public Fingerprint toldByRows() {
        return with(basisOfTask());
    }

    private Fingerprint with(@Nullable String basis) {
        return new Fingerprint(model, specification, inputs, basis);
    }

    /** Returns this with the digest of changing code that reads the rows. */
    public Fingerprint readBy(String digest) {
        List<Input> all = new ArrayList<>(inputs);
        all.add(Input.file(Input.READER, "the reader's SNAPSHOT", digest));
        return new Fingerprint(model, specification, all, taskBasis);
    }

    /** Returns this with how samples are recorded: of an earlier version's models they were rows of the data. */
    public Fingerprint sampled() {
        List<Input> all = new ArrayList<>(inputs);
        all.add(new Input(Input.SAMPLES, "the way samples are recorded", Input.SAMPLING, false));
        return new Fingerprint(model, specification, all, taskBasis);
    }

    /** Returns the digest of everything that a target's task is inferred from. */
    public String basisOfTask() {
        Digest digest = new Digest().add("task rule " + TASK_REVISION);
        for (String part : READING) {
            JsonElement tree = Objects.requireNonNullElse(specification.get(part), JsonNull.INSTANCE);
            digest.add(part).add(KeyTree.canonical(tree));
        }
        inputs.stream()
                .filter(input -> input.isSource() || input.role().equals(Input.READER))
                .forEach(input -> digest.add(input.value()));
        return digest.hex();
    }

    /** Returns digests by name of what decides the model's bytes beside the rows and their task, which the worker knows best. */
    public Map<String, String> besideRows() {
        JsonObject written = specification.deepCopy();
        written.remove(TASK);
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("specification", Digest.of(KeyTree.canonical(written)));
        inputs.stream()
                .filter(input -> !input.isSource() && !input.role().equals(Input.SAMPLES))
                .forEach(input -> digests.put(input.role(), input.value()));
        return digests;
    }

    /** Returns the first letters of a digest, as messages show it. */
    public static String shortened(String digest) {
        return digest.substring(0, Math.min(SHOWN_DIGEST, digest.length())) + "…";
    }

    /**
     * Returns what differs from an earlier fingerprint, a phrase each: {@code datasets/churn.csv changed (a1b2… → c3d4…)}.
     * Empty if the keys are equal, or if the earlier one is of another version, which nothing can be compared with.
     */
    public List<String> changesSince(Fingerprint earlier) {
        return changesSince(earlier, (before, now) -> Optional.empty());
    }

    /** Returns the same; {@code told} may know better what is said of an input that had another value before. */
    public List<String> changesSince(Fingerprint earlier, BiFunction<Input, Input, Optional<String>> told) {
        List<String> changes = new ArrayList<>();
        if (earlier.specification.isEmpty() != specification.isEmpty()) {
            return List.of();
        }
        boolean comparesCode = earlier.input(Input.CODE_AT_LARGE).isEmpty();
        for (Input input : inputs) {
            Optional<Input> before = earlier.counterpart(input);
            if (input.isCode() && !comparesCode) {
                continue;
            }
            if (before.isEmpty()) {
                changes.add(input.name() + (input.isCode() ? " is needed now (" : " is new (") + input.shown() + ")");
            } else if (!before.get().value().equals(input.value())) {
                changes.add(told.apply(before.get(), input)
                        .orElseGet(() ->
                                input.name() + " changed (" + before.get().shown() + " → " + input.shown() + ")"));
            }
        }
        for (Input before : earlier.inputs) {
            if (counterpart(before).isEmpty() && !before.role().equals(Input.CODE_AT_LARGE)) {
                changes.add(before.name() + (before.isCode() ? " is needed no more (" : " is gone (") + before.shown()
                        + ")");
            }
        }
        JsonObject before = ShownTree.of(earlier.comparedTo(this));
        JsonObject now = ShownTree.as(before, ShownTree.of(comparedTo(earlier)));
        changes.addAll(TreeChanges.between(before, now));
        if (changes.isEmpty() && !isSettled()) {
            changes.add("nothing says its task any more, so it is inferred from the target");
        }
        if (changes.isEmpty() && ShownTree.hides(now)) {
            changes.add("a value that is not shown changed");
        }
        return changes;
    }

    /** The tree without a task that the other one does not know yet: it may turn out to be the same. */
    private JsonObject comparedTo(Fingerprint other) {
        JsonObject tree = specification.deepCopy();
        if (!other.isSettled()) {
            tree.remove(TASK);
        }
        return tree;
    }

    /**
     * Returns the input that stands here for one of another fingerprint. Files of rows are found by their names, since those
     * that come and go move the others; one that was only renamed has the same place and digest.
     */
    private Optional<Input> counterpart(Input other) {
        Optional<Input> inPlace = input(other.role());
        if (!other.isSource()
                || inPlace.filter(here -> here.value().equals(other.value())).isPresent()) {
            return inPlace;
        }
        return inputs.stream()
                .filter(input -> input.isSource() && input.name().equals(other.name()))
                .findFirst();
    }

    private Optional<Input> input(String role) {
        return inputs.stream().filter(input -> input.role().equals(role)).findFirst();
    }
}
