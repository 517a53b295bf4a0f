package io.github.mlmodel.maven.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run of a goal, and the state of what decided it. Its text ends in its own checksum.
 *
 * @param checksum of all that decided it
 * @param acts what the run did, in order
 */
record RememberedRun(String checksum, List<RunAct> acts) {

    private static final String HEAD = "mlmodel-run\t1";

    RememberedRun {
        acts = List.copyOf(acts);
    }

    /** Returns the run as a text: a line a piece, whose parts tabs separate. */
    String text() {
        List<String> lines = new ArrayList<>(List.of(HEAD, checksum));
        for (RunAct act : acts) {
            List<String> parts = new ArrayList<>(List.of(act.kind()));
            parts.addAll(act.values());
            lines.add(line(parts));
        }
        String whole = String.join("\n", lines) + "\n";
        return whole + TextSum.of(whole) + "\n";
    }

    /** Reads a run; none where the text is not the whole of one of this format. */
    static Optional<RememberedRun> read(String text) {
        int whole = text.lastIndexOf('\n', text.length() - 2) + 1;
        if (!text.startsWith(HEAD) || !text.substring(whole).equals(TextSum.of(text.substring(0, whole)) + "\n")) {
            return Optional.empty();
        }
        List<String> lines = List.of(text.substring(0, whole).split("\n"));
        List<RunAct> acts = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            List<String> parts = parts(line);
            acts.add(new RunAct(parts.get(0), parts.subList(1, parts.size())));
        }
        return Optional.of(new RememberedRun(lines.get(1), acts));
    }

    private static String line(List<String> parts) {
        List<String> escaped = new ArrayList<>();
        for (String part : parts) {
            escaped.add(part.replace("\\", "\\\\")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r")
                    .replace("\t", "\\t"));
        }
        return String.join("\t", escaped);
    }

    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        for (String part : line.split("\t", -1)) {
            parts.add(part.indexOf('\\') < 0 ? part : unescaped(part));
        }
        return parts;
    }

    private static String unescaped(String part) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (part.charAt(i)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> part.charAt(i);
                };
            }
            text.append(c);
        }
        return text.toString();
    }
}
