package io.github.mlmodel.worker.treatment;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names that people give to columns of identifiers, in several languages. */
public final class IdentifierNames {

    private static final Pattern WORDS = Pattern.compile(
            "(?:.*[^a-zA-Z])?(?:[iI][dD]s?|ticket|uuid|guid|identifier|Ticket|UUID|GUID|Identifier|TICKET)(?:[^a-zA-Z].*)?|.*[a-z](?:Id|ID|No|Nr)");

    /** {@code Kunden-Nr.}, {@code Auftragsnummer}, {@code customer no}: what comes last says of what the rest is. */
    private static final Pattern AT_THE_END =
            Pattern.compile("(?:.*(?:nr|nummer|kennung)|.*\\p{L}.*\\P{L}no|(?:.*\\P{L})?n[uú]mero)[^\\p{L}\\p{Nd}]*");

    /** Ratios of signals to noise, and rates of true and false negatives. */
    private static final Pattern RATIOS = Pattern.compile("(?:.*\\P{L})?(?:p?snr|[tf]nr)\\P{L}*");

    /** {@code N° client}, {@code Código de cliente}. */
    private static final Pattern WITHIN = Pattern.compile("(?:.*\\P{L})?(?:n[°º]|c[oó]digo)(?:\\P{L}.*)?");

    /** {@code mean_NO}, {@code NO} amid small letters: nitric oxide; {@code CUSTOMER_NO} is in capitals as a whole. */
    private static final Pattern NITRIC_OXIDE = Pattern.compile(".*\\p{Ll}.*\\P{L}NO\\P{L}*");

    /** What is counted or measured has a number, and is none. */
    private static final Pattern MEASURED = Pattern.compile(
            "(?:.*\\P{L})?(?:mean|avg|average|median|max|min|sum|total|std|sd|"
                    + "var|delta|diff|log|ratio|rate|conc|concentration|level|ppm|ppb|sensor|is|has|yes)(?:\\P{L}*(?:nr|no)\\P{L}*)");

    /** Houses of other streets have the same, and towns many houses. */
    private static final Pattern OF_PLACES = Pattern.compile(".*(?:haus|postal).*");

    private IdentifierNames() {}

    /** Returns whether a column of that name is likely one of identifiers, where its values do not say otherwise. */
    public static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (NITRIC_OXIDE.matcher(name).matches() || MEASURED.matcher(lower).matches()) {
            return false;
        }
        return WORDS.matcher(name).matches()
                || (!OF_PLACES.matcher(lower).matches()
                        && !RATIOS.matcher(lower).matches()
                        && (AT_THE_END.matcher(lower).matches()
                                || WITHIN.matcher(lower).matches()));
    }
}
