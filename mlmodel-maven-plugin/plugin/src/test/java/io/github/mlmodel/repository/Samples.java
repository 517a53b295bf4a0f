package io.github.mlmodel.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the XML blocks of a document, and those in Java that name one, with the regions that they are cut from.
 *
 * <p>A line {@code <!-- sample: FILE#REGION -->} stands before each block; in the file, the region stands between
 * {@code <!-- begin: REGION -->} and {@code <!-- end: REGION -->}, in Java between {@code // begin: REGION} and
 * {@code // end: REGION}.
 */
final class Samples {

    private static final Pattern SAMPLE = Pattern.compile("<!-- sample: (\\S+)#(\\S+) -->");
    private static final Pattern MARKER = Pattern.compile("\\s*(<!--|//) (begin|end): \\S+( -->)?");

    private Samples() {}

    /** Returns what is wrong with a document's samples, a sentence each. */
    static List<String> violations(Path root, Path document, String version) throws IOException {
        List<String> violations = new ArrayList<>();
        List<String> lines = Files.readString(document).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean java = lines.get(i).equals("```java")
                    && i > 0
                    && SAMPLE.matcher(lines.get(i - 1)).matches();
            if (java || lines.get(i).equals("```xml")) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
                String where = root.relativize(document) + ":" + (i + 1);
                String block = String.join("\n", lines.subList(i + 1, end));
                violation(root, i == 0 ? "" : lines.get(i - 1), block, version)
                        .ifPresent(text -> violations.add(where + " " + text));
            }
        }
        return violations;
    }

    private static Optional<String> violation(Path root, String marker, String block, String version)
            throws IOException {
        Matcher sample = SAMPLE.matcher(marker);
        if (!sample.matches()) {
            return Optional.of("has an XML block without a line <!-- sample: FILE#REGION --> before it");
        }
        Path file = root.resolve(sample.group(1));
        if (!Files.exists(file)) {
            return Optional.of("is cut from " + sample.group(1) + ", which does not exist");
        }
        Optional<String> region = region(Files.readString(file).lines().toList(), sample.group(2));
        if (region.isEmpty()) {
            return Optional.of("is cut from the region " + sample.group(2) + ", which " + sample.group(1) + " lacks");
        }
        return region.get().replace("@project.version@", version).equals(block)
                ? Optional.empty()
                : Optional.of(
                        "differs from " + sample.group(1) + "#" + sample.group(2) + ", which is:\n" + region.get());
    }

    private static Optional<String> region(List<String> lines, String name) {
        List<String> stripped = lines.stream()
                .map(line -> line.replace("//", "<!--").replace(" -->", "").strip())
                .toList();
        int begin = stripped.indexOf("<!-- begin: " + name);
        int end = stripped.indexOf("<!-- end: " + name);
        if (begin < 0 || end < begin) {
            return Optional.empty();
        }
        String region = String.join(
                "\n",
                lines.subList(begin + 1, end).stream()
                        .filter(line -> !MARKER.matcher(line).matches())
                        .toList());
        return Optional.of(region.stripIndent());
    }
}
