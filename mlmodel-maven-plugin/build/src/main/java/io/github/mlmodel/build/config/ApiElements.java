package io.github.mlmodel.build.config;

import io.github.mlmodel.model.text.Names;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Reads what classes are generated for a model: {@code <generate>}. */
final class ApiElements {

    static final String TEXT = "text";
    static final String ENUM = "enum";
    static final String PROBABILITY = "probability";
    static final String SCORE = "score";

    private final Violations violations;
    private final String path;

    ApiElements(Violations violations, String model) {
        this.violations = violations;
        this.path = model + "/generate/";
    }

    /** Returns what is said of the classes. */
    ConfiguredApi read(ElementValues model) {
        Optional<ElementValues> generate = model.elements("generate");
        if (generate.isEmpty()) {
            return ConfiguredApi.DEFAULT;
        }
        ElementValues values = generate.get();
        Optional<String> packageName = values.text("package");
        packageName
                .filter(name -> !SourceVersion.isName(name, SourceVersion.RELEASE_17))
                .ifPresent(name -> violations.add("<" + path + "package> is '" + name
                        + "', which is no name of a package in Java. Write one such as com.example.models."));
        Optional<String> className = values.text("className");
        className
                .filter(name -> !SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name))
                .ifPresent(name -> violations.add("<" + path + "className> is '" + name
                        + "', which is no name in Java. Write one such as Churn, for ChurnModel."));
        return new ConfiguredApi(
                packageName.orElse(null),
                className.orElse(null),
                oneOf(values, "categories", TEXT, ENUM).equals(ENUM),
                oneOf(values, "output", PROBABILITY, SCORE).equals(SCORE));
    }

    /** Returns the word of an element, the first one where it is absent. */
    private String oneOf(ElementValues values, String element, String... words) {
        List<String> known = List.of(words);
        Optional<String> text = values.text(element);
        text.filter(word -> !known.contains(word))
                .ifPresent(word -> violations.add("<" + path + element + "> is '" + word + "'"
                        + Names.didYouMean(word, known) + " It is one of: " + Names.list(known) + "."));
        return text.orElse(words[0]);
    }
}
