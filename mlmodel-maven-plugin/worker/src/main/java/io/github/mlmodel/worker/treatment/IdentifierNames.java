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

    /** Houses of other streets have the same, and towns many houses. */
    private static final Pattern OF_PLACES = Pattern.compile(".*(?:haus|postal).*");

    private IdentifierNames() {}

    /** Returns whether a column of that name is likely one of identifiers, where its values do not say otherwise. */
    public static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORDS.matcher(name).matches()
                || (!OF_PLACES.matcher(lower).matches()
                        && !RATIOS.matcher(lower).matches()
                        && (AT_THE_END.matcher(lower).matches()
                                || WITHIN.matcher(lower).matches()));
    }
}
