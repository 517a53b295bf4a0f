package io.github.mlmodel.maven.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The element {@code <model>}. */
public final class ModelElement {

    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String task;
    private @Nullable DatasetElement dataset;
    private @Nullable FeaturesElement features;
    private @Nullable TrainerElement trainer;
    private @Nullable String device;
    private @Nullable Long seed;
    private @Nullable List<GateElement> gates;
    private @Nullable BudgetElement budget;

    /** Returns {@code <name>}. */
    public @Nullable String getName() {
        return name;
    }

    /** Sets {@code <name>}. */
    public void setName(String name) {
        this.name = name;
    }

    /** Returns {@code <description>}. */
    public @Nullable String getDescription() {
        return description;
    }

    /** Sets {@code <description>}. */
    public void setDescription(String description) {
        this.description = description;
    }

    /** Returns {@code <task>}. */
    public @Nullable String getTask() {
        return task;
    }

    /** Sets {@code <task>}. */
    public void setTask(String task) {
        this.task = task;
    }

    /** Returns {@code <dataset>}. */
    public @Nullable DatasetElement getDataset() {
        return dataset;
    }

    /** Sets {@code <dataset>}. */
    public void setDataset(DatasetElement dataset) {
        this.dataset = dataset;
    }

    /** Returns {@code <features>}. */
    public @Nullable FeaturesElement getFeatures() {
        return features;
    }

    /** Sets {@code <features>}. */
    public void setFeatures(FeaturesElement features) {
        this.features = features;
    }

    /** Returns {@code <trainer>}. */
    public @Nullable TrainerElement getTrainer() {
        return trainer;
    }

    /** Sets {@code <trainer>}. */
    public void setTrainer(TrainerElement trainer) {
        this.trainer = trainer;
    }

    /** Returns {@code <device>}. */
    public @Nullable String getDevice() {
        return device;
    }

    /** Sets {@code <device>}. */
    public void setDevice(String device) {
        this.device = device;
    }

    /** Returns {@code <seed>}. */
    public @Nullable Long getSeed() {
        return seed;
    }

    /** Sets {@code <seed>}. */
    public void setSeed(Long seed) {
        this.seed = seed;
    }

    /** Returns {@code <gates>}. */
    public @Nullable List<GateElement> getGates() {
        return gates;
    }

    /** Sets {@code <gates>}. */
    public void setGates(List<GateElement> gates) {
        this.gates = gates;
    }

    /** Returns {@code <budget>}. */
    public @Nullable BudgetElement getBudget() {
        return budget;
    }

    /** Sets {@code <budget>}. */
    public void setBudget(BudgetElement budget) {
        this.budget = budget;
    }
}
