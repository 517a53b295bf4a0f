package io.github.mlmodel.build.data;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.FileNames;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds the files that a {@code source} means: one path, or a glob, relative to the project. */
public final class SourceFiles {

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final Pattern SCHEME = Pattern.compile("(https?|jdbc|ftp|s3|file):.*");
    private static final List<String> UNREADABLE =
            List.of(".parquet", ".json", ".jsonl", ".arff", ".xls", ".xlsx", ".zip");

    private SourceFiles() {}

    /**
     * Returns files of delimited text, sorted by name.
     *
     * @param checkout what they must lie in
     * @param source a path or glob relative to it
     * @param element the element's XML path, for messages
     * @throws MlModelException if there is no such file, it is outside, or its name says that it is something else
     */
    public static List<DataFile> text(Checkout checkout, String source, String element) throws IOException {
        List<DataFile> files = find(checkout, source, element);
        for (DataFile file : files) {
            String name = file.name().toLowerCase(Locale.ROOT);
            if (UNREADABLE.stream().anyMatch(name::endsWith)) {
                throw MlModelException.user("<" + element + "> is '" + file.name()
                        + "', but delimited text is read: .csv, .tsv, other delimiters, and their .gz. Convert it"
                        + " first, or name a <reader> for it.");
            }
        }
        return files;
    }

    /**
     * Returns the files, sorted by name.
     *
     * @param checkout what they must lie in
     * @param source a path or glob relative to it
     * @param element the element's XML path, for messages
     * @throws MlModelException if there is no such file, or it is outside
     */
    public static List<DataFile> find(Checkout checkout, String source, String element) throws IOException {
        if (SCHEME.matcher(source).matches()) {
            throw MlModelException.user("<" + element + "> is '" + source
                    + "', but a source is a path or glob relative to the project. Fetch the data into a file first,"
                    + " for example datasets/data.csv.");
        }
        try {
            requireInside(checkout, source, element);
            Map<String, Path> files = isGlob(checkout.base(), source)
                    ? matching(checkout, source, element)
                    : Map.of(source.replace('\\', '/'), checkout.resolve(source));
            check(files.values(), checkout.base(), source, element);
            List<DataFile> found = new ArrayList<>();
            for (Map.Entry<String, Path> file : files.entrySet()) {
                found.add(DataFile.in(checkout, file.getKey(), file.getValue()));
            }
            return found;
        } catch (InvalidPathException | PatternSyntaxException e) {
            if (!FileNames.canExpress(source)) {
                throw MlModelException.user(
                        Obstacle.inexpressible().sentence("<" + element + "> is '" + source + "', which"), e);
            }
            throw MlModelException.user("<" + element + "> is '" + source + "', which is " + whatItIsNot(e), e);
        }
    }

    private static String whatItIsNot(IllegalArgumentException e) {
        return e instanceof PatternSyntaxException
                ? "no glob. In one, [ab] or [a-z] stands for one character and {one,two} for one text: close what is open,"
                        + " and put no {} into another. A file that has such a name is found by it as it is."
                : "no path: " + e.getMessage() + ".";
    }

    /**
     * Returns a source as a path or glob relative to the project: {@code ${project.basedir}/datasets/churn.csv} is the same
     * in every checkout, and the names of sources are part of what ships.
     */
    public static String named(Path base, String source) {
        try {
            String pattern = source.replace('\\', '/');
            Matcher wild = GLOB.matcher(pattern);
            int end =
                    isGlob(base, source) && wild.find() ? pattern.lastIndexOf('/', wild.start()) + 1 : pattern.length();
            Path fixed = Path.of(pattern.substring(0, end)).normalize();
            if (!fixed.isAbsolute() || !Objects.equals(fixed.getRoot(), base.getRoot())) {
                return source;
            }
            String folder = base.relativize(fixed).toString().replace('\\', '/');
            String rest = pattern.substring(end);
            return folder.isEmpty() || rest.isEmpty() ? folder + rest : folder + "/" + rest;
        } catch (InvalidPathException e) {
            // What is no path is said when its files are looked for.
            return source;
        }
    }

    private static boolean isGlob(Path base, String source) {
        return GLOB.matcher(source).find() && !Files.exists(base.resolve(source));
    }

    /**
     * Returns the refusal of a source that leads outside, by how it is written: of a glob, what it begins with.
     *
     * @param checkout what it must lie in
     * @param source a path or glob
     * @param element the element's XML path, for messages
     */
    public static Optional<MlModelException> wayOut(Checkout checkout, String source, String element) {
        return lookedUp(checkout, source)
                .flatMap(checkout::wayOut)
                .map(place -> checkout.refusal("<" + element + "> is '" + source + "', which", place));
    }

    /** Returns the path that is looked up for a source: of a glob, the folder that it begins with. */
    public static Optional<Path> lookedUp(Checkout checkout, String source) {
        try {
            return Optional.of(checkout.resolve(isGlob(checkout.base(), source) ? fixedPart(source) : source));
        } catch (InvalidPathException e) {
            // What is no path is said when its files are looked for.
            return Optional.empty();
        }
    }

    static void requireInside(Checkout checkout, String source, String element) {
        Optional<MlModelException> refusal = wayOut(checkout, source, element);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    /** Returns the folder that a glob begins with, which ends with {@code /} or is empty. */
    private static String fixedPart(String glob) {
        String pattern = glob.replace('\\', '/');
        int wild = GLOB.matcher(pattern).results().findFirst().orElseThrow().start();
        return pattern.substring(0, pattern.lastIndexOf('/', wild) + 1);
    }

    private static SortedMap<String, Path> matching(Checkout checkout, String source, String element)
            throws IOException {
        String fixed = fixedPart(source);
        Path root = checkout.resolve(fixed);
        SortedMap<String, Path> matching = new TreeMap<>();
        if (!Files.isDirectory(root)) {
            return matching;
        }
        String pattern = source.replace('\\', '/').substring(fixed.length());
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        long deepest = pattern.contains("**")
                ? Long.MAX_VALUE
                : pattern.chars().filter(c -> c == '/').count();
        FoundFiles found = FoundFiles.in(root, checkout, matcher::matches, folder -> folder.getNameCount() <= deepest);
        checkout.refuse("<" + element + "> is '" + source + "', which meets", fixed, found.ways());
        if (!found.obstacles().isEmpty()) {
            throw MlModelException.user("<" + element + "> is '" + source + "', and not all that stands in " + root
                    + " is a file:" + found.obstacles().lines("\n  "));
        }
        found.files().forEach(path -> matching.put(fixed + FoundFiles.slashed(path), root.resolve(path)));
        return matching;
    }

    private static void check(Collection<Path> files, Path base, String source, String element) throws IOException {
        if (files.isEmpty()) {
            throw MlModelException.user(
                    "<" + element + "> is '" + source + "', which matches no file in " + base + ".");
        }
        Shown faults = new Shown();
        for (Path file : files) {
            Optional<String> fault = fault(file, source, element);
            fault.ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw MlModelException.user("<" + element + "> is '" + source + "', but "
                    + faults.joined("\n  ", more -> "\n  and " + Names.count(more, "more file") + " of this kind."));
        }
    }

    /** Returns what goes on after the source, where a file cannot be read. */
    private static Optional<String> fault(Path file, String source, String element) throws IOException {
        Optional<Obstacle> obstacle = Obstacle.at(file);
        if (obstacle.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (obstacle.get().kind()) {
                    case NOTHING -> "there is no readable file " + file + MissingFile.hint(file);
                    case FOLDER ->
                        "that is a folder. "
                                + (element.endsWith("/baseline")
                                        ? "Name the bundle in it, a ZIP file."
                                        : "Name its files, for example '"
                                                + DataFile.withoutSlash(source.replace('\\', '/')) + "/*.csv'.");
                    default -> obstacle.get().sentence(file.toString());
                });
    }
}
