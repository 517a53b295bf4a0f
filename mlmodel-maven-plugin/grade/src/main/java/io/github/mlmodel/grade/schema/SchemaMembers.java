package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.json.JsonValue;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of one object of a schema, of which none may be left over that nobody asked for. */
final class SchemaMembers {

    private final String place;
    private final JsonValue object;
    private final Map<String, JsonValue> members;
    private final Set<String> asked;
    private final List<String> wrong;

    /**
     * Takes an object.
     *
     * @param place what messages call it; empty for the whole file
     * @param wrong takes what is wrong with it
     */
    SchemaMembers(String place, JsonValue object, List<String> wrong) {
        this(place, object, object.members(member -> member), new LinkedHashSet<>(), wrong);
    }

    private SchemaMembers(
            String place, JsonValue object, Map<String, JsonValue> members, Set<String> asked, List<String> wrong) {
        this.place = place;
        this.object = object;
        this.members = members;
        this.asked = asked;
        this.wrong = wrong;
    }

    /** Returns the same under another name. */
    SchemaMembers at(String other) {
        return new SchemaMembers(other, object, members, asked, wrong);
    }

    JsonValue required(String name) {
        asked.add(name);
        return object.member(name);
    }

    Optional<JsonValue> optional(String name) {
        asked.add(name);
        return Optional.ofNullable(members.get(name));
    }

    /** Returns whether a member is there, which then may be. */
    boolean has(String name) {
        asked.add(name);
        return members.containsKey(name);
    }

    Optional<SchemaMembers> object(String name) {
        return optional(name).map(value -> new SchemaMembers(named(name), value, wrong));
    }

    /** Returns a number, if it is there. */
    Optional<Double> number(String name) {
        return optional(name).map(JsonValue::number).map(number -> {
            if (!Double.isFinite(number)) {
                wrong.add(named(name) + " must be a number");
            }
            return number;
        });
    }

    /** Returns a number from 0 to 1, which must be there. */
    double share(String name) {
        double share = required(name).number();
        // What is not there has been said to be missing.
        if (has(name) && !(share >= 0 && share <= 1)) {
            wrong.add(named(name) + " must be a share of the rows from 0 to 1");
            return 0;
        }
        return has(name) ? share : 0;
    }

    /** Returns numbers from 0 to 1 by name; none where that is not said. */
    Map<String, Double> shares(String name) {
        Map<String, Double> shares =
                optional(name).map(value -> value.members(JsonValue::number)).orElse(Map.of());
        if (!shares.values().stream().allMatch(share -> share >= 0 && share <= 1)) {
            wrong.add(named(name) + " must be shares of the rows from 0 to 1");
            return Map.of();
        }
        return shares;
    }

    /** Returns how many there may be, if that is said. */
    Optional<Long> count(String name) {
        return optional(name).map(JsonValue::number).map(number -> {
            if (!(number >= 0 && number <= 1e15 && number == Math.rint(number))) {
                wrong.add(named(name) + " must be a whole number of rows");
                return 0L;
            }
            return (long) (double) number;
        });
    }

    /** Takes note of the members that nobody asked for. */
    void end() {
        for (String name : members.keySet()) {
            if (!asked.contains(name)) {
                wrong.add((place.isEmpty() ? "it" : place) + " has the member '" + Printable.text(name)
                        + "', which nothing knows" + Names.meant(name, asked));
            }
        }
    }

    private String named(String name) {
        return place.isEmpty() ? name : name + " of " + place;
    }
}
