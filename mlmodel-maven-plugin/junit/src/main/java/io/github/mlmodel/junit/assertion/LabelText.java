package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Model;
import java.lang.reflect.Method;

/** Labels as tests give them. */
final class LabelText {

    private LabelText() {}

    /**
     * Returns the text of a label: of a constant of a generated class what its {@code text()} says.
     *
     * @throws IllegalArgumentException if the model has no such label
     */
    static String of(Model model, Object label) {
        String text = label instanceof Enum<?> constant ? text(constant) : String.valueOf(label);
        if (!model.labels().contains(text)) {
            throw new IllegalArgumentException("Model '" + model.name() + "' has no label '" + Printable.text(text)
                    + "'" + Names.didYouMean(text, model.labels()) + " Its labels are: " + Names.list(model.labels())
                    + ".");
        }
        return text;
    }

    private static String text(Enum<?> constant) {
        try {
            Method text = constant.getDeclaringClass().getMethod("text");
            return String.valueOf(text.invoke(constant));
        } catch (ReflectiveOperationException e) {
            return constant.name();
        }
    }
}
