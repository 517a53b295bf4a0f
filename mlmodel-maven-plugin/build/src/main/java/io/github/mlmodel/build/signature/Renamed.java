package io.github.mlmodel.build.signature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Names that are gone from a list of which others have taken the place. */
final class Renamed {

    private Renamed() {}

    /**
     * Returns the new name of each that was renamed.
     *
     * @param alike whether an earlier name and one of today may be of one thing
     */
    static Map<String, String> between(List<String> before, List<String> now, BiPredicate<String, String> alike) {
        Map<String, String> renamed = new LinkedHashMap<>();
        if (before.size() != now.size()) {
            return renamed;
        }
        for (int place = 0; place < before.size(); place++) {
            String old = before.get(place);
            String fresh = now.get(place);
            if (!now.contains(old) && !before.contains(fresh) && alike.test(old, fresh)) {
                renamed.put(old, fresh);
            }
        }
        return renamed;
    }
}
