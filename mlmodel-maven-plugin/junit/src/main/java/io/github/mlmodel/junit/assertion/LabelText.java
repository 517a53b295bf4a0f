package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.cell.CellText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Model;

/** Labels as tests give them. */
final class LabelText {

    private LabelText() {}

    /**
     * Returns the text of a label, also of a constant of a generated class.
     *
     * @throws IllegalArgumentException if the model has no such label
     */
    static String of(Model model, Object label) {
        String text = CellText.of(label);
        if (!model.labels().contains(text)) {
            throw new IllegalArgumentException("Model '" + model.name() + "' has no label '" + Printable.text(text)
                    + "'" + Names.didYouMean(text, model.labels()) + " Its labels are: " + Names.list(model.labels())
                    + ".");
        }
        return text;
    }
}
