package io.github.mlmodel.engine.tribuo;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.config.property.MapProperty;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Causes;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.AdaBoostTrainer;

/** Makes new objects of a plan through OLCUT: its look-up is cached, and a Tribuo trainer that trains twice differs. */
final class ComponentBuilder {

    private final long seed;
    private final int threads;
    private final Map<String, String> labelNames;
    private final ConfigurationManager manager = new ConfigurationManager();
    private int count;

    /**
     * Prepares to build one trainer.
     *
     * @param seed what every seed is that the user did not set
     * @param threads how many threads may work
     * @param labelNames Tribuo's name of each label
     */
    ComponentBuilder(long seed, int threads, Map<String, String> labelNames) {
        this.seed = seed;
        this.threads = threads;
        this.labelNames = labelNames;
    }

    /**
     * Builds a new trainer.
     *
     * @throws MlModelException with the reason, if the class itself refuses its parameters
     */
    Trainer<?> trainer(ComponentPlan plan) {
        try {
            Optional<ComponentPlan> inner = plan.nested("innerTrainer");
            if (plan.className().equals(Catalog.ADA_BOOST)
                    && inner.isPresent()
                    && !inner.get().takesWeights()) {
                return boosted(plan, inner.get());
            }
            Configurable made = manager.lookup(add(plan));
            return (Trainer<?>) made;
        } catch (PropertyException | IllegalArgumentException e) {
            throw MlModelException.user("Trainer '" + plan.className() + "' refuses its parameters: " + reason(e), e);
        }
    }

    @SuppressWarnings("unchecked")
    private Trainer<Label> boosted(ComponentPlan plan, ComponentPlan inner) {
        long ownSeed = plan.text(Property.SEED).map(Long::parseLong).orElse(seed);
        Trainer<Label> member = (Trainer<Label>) trainer(inner);
        int members = Integer.parseInt(plan.text("numMembers").orElseThrow());
        return new AdaBoostTrainer(new ResamplingTrainer<>(member, ownSeed), members, ownSeed);
    }

    private String add(ComponentPlan plan) {
        String name = "component" + count++;
        ConfigurationData data = new ConfigurationData(name, plan.className());
        plan.values().forEach((property, value) -> {
            if (value instanceof ComponentPlan.Plain plain) {
                data.add(property, new SimpleProperty(plain.text()));
            } else if (value instanceof ComponentPlan.Nested nested) {
                data.add(property, new SimpleProperty(add(nested.plan())));
            } else if (value instanceof ComponentPlan.Entries entries) {
                data.add(property, MapProperty.createFromStringMap(map(plan, property, entries.entries())));
            }
        });
        if (plan.properties().containsKey(Property.SEED) && !data.contains(Property.SEED)) {
            data.add(Property.SEED, new SimpleProperty(Long.toString(seed)));
        }
        boolean coordinates = plan.text("booster").filter("LINEAR"::equals).isPresent();
        if (plan.properties().containsKey(Property.THREADS) && (coordinates || !data.contains(Property.THREADS))) {
            data.add(Property.THREADS, new SimpleProperty(Integer.toString(coordinates ? 1 : threads)));
        }
        manager.addConfiguration(data);
        return name;
    }

    private Map<String, String> map(ComponentPlan plan, String property, Map<String, String> entries) {
        Map<String, String> map = new TreeMap<>();
        if (property.equals(Property.LABEL_WEIGHTS)) {
            entries.forEach((label, weight) -> map.put(labelNames.getOrDefault(label, label), weight));
            return map;
        }
        map.putAll(entries);
        if (plan.className().toLowerCase(Locale.ROOT).contains(EngineCatalog.XGBOOST) && !entries.isEmpty()) {
            map.putIfAbsent("seed", Long.toString(seed));
            map.putIfAbsent("nthread", Integer.toString(threads));
            map.putIfAbsent("verbosity", "0");
            if ("gblinear".equals(map.get("booster"))) {
                // XGBoost's default updater of linear boosters is a race between threads.
                map.put("nthread", "1");
            }
        }
        return map;
    }

    /** Returns the message of the innermost cause: OLCUT hides what a class's own checks say. */
    static String reason(Throwable failure) {
        return Causes.innermost(failure) instanceof PropertyException property
                ? property.getMsg()
                : Causes.reason(failure);
    }
}
