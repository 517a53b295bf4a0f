package io.github.mlmodel.worker.read;

import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.split.SideRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which of the data's columns are kept, and which decide a row's side. */
public final class ColumnChoice {

    private final ReadRequest request;
    private final List<String> names;
    private final Set<String> kept;

    private ColumnChoice(ReadRequest request, List<String> names, Set<String> kept) {
        this.request = request;
        this.names = names;
        this.kept = kept;
    }

    /**
     * Returns the choice among the data's columns.
     *
     * @throws MlModelException if a column that is asked for is not in the data
     */
    public static ColumnChoice of(ReadRequest request, List<String> names) {
        requireColumns(request, names);
        Set<String> kept = new HashSet<>(request.columns());
        if (kept.isEmpty()) {
            kept.addAll(names);
            kept.removeAll(Set.copyOf(request.roles().exclude()));
        }
        return new ColumnChoice(request, names, kept);
    }

    /** Returns whether a column is kept. */
    public boolean keeps(int column) {
        return kept.contains(names.get(column));
    }

    /** Returns the names of the data's columns, in order. */
    public List<String> names() {
        return names;
    }

    /**
     * Returns which rows are kept.
     *
     * @throws MlModelException if the rule of an earlier model asks for a column that the data does not have
     */
    public RowSides sides() {
        Roles roles = request.roles();
        @Nullable String group = request.split().group();
        if (group != null) {
            return RowSides.of(request, names, Set.of(group));
        }
        Set<String> deciding = new HashSet<>(roles.splitBy().isEmpty() ? names : roles.splitBy());
        if (roles.splitBy().isEmpty()) {
            deciding.removeAll(Set.copyOf(roles.exclude()));
        }
        if (roles.weight() != null) {
            deciding.remove(roles.weight());
        }
        return RowSides.of(request, names, deciding);
    }

    private static void requireColumns(ReadRequest request, List<String> names) {
        Set<String> known = new HashSet<>(names);
        List<String> unknown = new ArrayList<>();
        asked(request).forEach((name, element) -> {
            if (!known.contains(name)) {
                unknown.add("'" + Printable.text(name) + "'" + element + Names.meant(name, names));
            }
        });
        if (!unknown.isEmpty()) {
            throw MlModelException.user((unknown.size() == 1 ? "Column " : "Columns ") + Names.list(unknown)
                    + (unknown.size() == 1 ? " is" : " are") + " not in "
                    + request.files().get(0).name() + ". Its columns are: " + Names.list(names) + ".");
        }
    }

    /** The columns that must be there, with the element that names them. */
    private static Map<String, String> asked(ReadRequest request) {
        Roles roles = request.roles();
        Map<String, String> asked = new LinkedHashMap<>();
        if (!roles.target().isEmpty()
                && (request.columns().isEmpty() || request.columns().contains(roles.target()))) {
            asked.put(roles.target(), " of <target>");
        }
        if (request.columns().isEmpty()) {
            if (roles.weight() != null) {
                asked.putIfAbsent(roles.weight(), " of <weight>");
            }
            roles.exclude().forEach(name -> asked.putIfAbsent(name, " of <exclude>"));
            new TreeSet<>(request.declared().columns().keySet()).forEach(name -> asked.putIfAbsent(name, ""));
        }
        new TreeSet<>(request.columns()).forEach(name -> asked.putIfAbsent(name, ""));
        asked.keySet().removeAll(Set.copyOf(roles.optional()));
        SideRule rule = request.split().rule();
        rule.columns().forEach(name -> asked.put(name, " of " + rule.element()));
        return asked;
    }
}
