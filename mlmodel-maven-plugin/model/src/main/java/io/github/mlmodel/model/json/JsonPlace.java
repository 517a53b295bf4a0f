package io.github.mlmodel.model.json;

/** How messages name a place in a JSON text, and what stands there. */
final class JsonPlace {

    private static final int SHOWN = 40;

    private JsonPlace() {}

    /** Returns the place of an object's member. */
    static String member(String place, String name) {
        return place.isEmpty() ? shown(name) : place + "." + shown(name);
    }

    /** Returns the place of a list's element. */
    static String element(String place, int index) {
        return place + "[" + index + "]";
    }

    /** Texts of a file from elsewhere: bounded, and nothing that a terminal obeys. */
    static String shown(String text) {
        if (text.length() <= SHOWN && isPrintableAscii(text)) {
            return text;
        }
        String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return start.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    /** Nearly every name is: a regular expression for each member was a tenth of what reading a description cost. */
    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
