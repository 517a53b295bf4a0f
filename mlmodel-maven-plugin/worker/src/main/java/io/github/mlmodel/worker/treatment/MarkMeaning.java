package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.column.NumberForm;
import java.util.List;

/** What the mark of a form's decimals, behind which numbers may have three digits, stands for in a column. */
enum MarkMeaning {
    /** It stands before decimals, for some number has no groups of three digits behind it; or nowhere. */
    DECIMALS,
    /** It stands between thousands: three digits follow each, and no number of 1,000 or more lacks it, though smaller ones do. */
    THOUSANDS,
    /** Nothing tells. */
    EITHER;

    private static final int THOUSAND = 1000;

    private static final String POINT = ".";

    private static final String COMMA = ",";

    /** Finds out of texts, of which those count that are numbers in a form without a mark between thousands. */
    static MarkMeaning of(NumberForm form, List<String> texts) {
        NumberForm grouped = grouped(form);
        boolean marked = false;
        boolean lacked = false;
        boolean lackedByThousands = false;
        for (String text : texts) {
            double number = grouped.number(text);
            if (!Double.isFinite(form.number(text))) {
                continue;
            }
            if (!Double.isFinite(number)) {
                return DECIMALS;
            }
            boolean lacks = number == form.number(text);
            marked |= !lacks;
            lacked |= lacks;
            lackedByThousands |= lacks && Math.abs(number) >= THOUSAND;
        }
        if (!marked) {
            return DECIMALS;
        }
        return lacked && !lackedByThousands ? THOUSANDS : EITHER;
    }

    /** Returns the form whose mark stands between thousands. */
    static NumberForm grouped(NumberForm form) {
        String decimal = form.decimal().equals(COMMA) ? POINT : COMMA;
        return new NumberForm(decimal, form.decimal(), form.unit(), form.negative());
    }
}
