package io.github.mlmodel.build.data;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folders that files which a project names are read from: its checkout, and those that the user opens beside it. This is
 * where it is decided what is inside. Where a path really leads counts, with all links followed, and not how it is written.
 *
 * @param base the project's folder, which paths are relative to
 * @param folders the real folders; the checkout's first
 * @param mark by what the first one is known, for messages: {@code the folder of .git}
 */
public record Checkout(Path base, List<Path> folders, String mark) {

    /** The property that opens folders. It is read where a POM cannot set it. */
    public static final String PROPERTY = "mlmodel.allowOutside";

    private static final List<String> MARKS = List.of(".mvn", ".git");
    private static final int NAMED_FOLDERS = 5;

    /** Copies the list. */
    public Checkout {
        folders = List.copyOf(folders);
    }

    /**
     * Finds the checkout of a project: the real folder of the nearest ancestor that holds {@code .mvn} or {@code .git}, else
     * that of the topmost parent POM. A project's own folder is inside in any case.
     *
     * @param base the project's folder
     * @param parent folder of the topmost parent POM that is reached by {@code relativePath}; the project's own without one
     * @param opened what the user opens beside it
     */
    public static Checkout around(Path base, Path parent, List<Path> opened) {
        Path own = place(base);
        for (Path folder = own; folder != null; folder = folder.getParent()) {
            for (String mark : MARKS) {
                if (Files.exists(folder.resolve(mark), LinkOption.NOFOLLOW_LINKS)) {
                    return new Checkout(base, places(folder, own, opened), "the folder of " + mark);
                }
            }
        }
        Path topmost = place(parent);
        String mark = topmost.equals(own) ? "the project's folder" : "the folder of the topmost parent POM";
        return new Checkout(base, places(topmost, own, opened), mark);
    }

    /** Returns this checkout with more that the user opens. */
    public Checkout opening(List<Path> more) {
        return new Checkout(
                base,
                Stream.concat(folders.stream(), more.stream().map(Checkout::place))
                        .distinct()
                        .toList(),
                mark);
    }

    private static List<Path> places(Path root, Path own, List<Path> opened) {
        List<Path> places = new ArrayList<>(List.of(root));
        if (!own.startsWith(root)) {
            places.add(own);
        }
        opened.stream()
                .map(Checkout::place)
                .filter(place -> !place.startsWith(root))
                .forEach(places::add);
        return places;
    }

    /** Returns where a path of the project lies as it is written. */
    public Path resolve(String path) {
        return base.resolve(path).normalize();
    }

    /** Returns where a path really leads, if that is outside. */
    public Optional<Path> wayOut(Path path) {
        Path place = place(path);
        return isInside(place) ? Optional.empty() : Optional.of(place);
    }

    /**
     * Returns the real path of what is there.
     *
     * @throws MlModelException if it is outside
     * @throws java.nio.file.NoSuchFileException if nothing is there
     */
    public Path require(Path path) throws IOException {
        Path real = path.toRealPath();
        if (!isInside(real)) {
            throw refusal(path.toString(), real);
        }
        return real;
    }

    /**
     * Complains if a path leads outside.
     *
     * @param shown the path as messages name it
     * @throws MlModelException if it does
     */
    public void requireInside(Path path, String shown) {
        Optional<Path> way = wayOut(path);
        if (way.isPresent()) {
            throw refusal(shown, way.get());
        }
    }

    /**
     * Complains if there are ways out.
     *
     * @param subject start of the sentence
     * @param prefix what stands before each path
     * @param ways where paths lead
     */
    void refuse(String subject, String prefix, Map<Path, Path> ways) {
        if (ways.isEmpty()) {
            return;
        }
        SortedMap<String, Path> named = new TreeMap<>();
        ways.forEach((path, place) -> named.put(prefix + path.toString().replace('\\', '/'), place));
        List<String> lines = named.entrySet().stream()
                .map(way -> Printable.text(way.getKey()) + " leads to " + Printable.text("" + way.getValue()))
                .toList();
        throw MlModelException.user(
                Anchor.OUTSIDE,
                subject + " " + Names.count(ways.size(), "link") + " out of " + inside() + ":"
                        + Shown.of(lines).lines("\n  ") + "\n"
                        + advice(ways.size() == 1 ? "it" : "them", List.copyOf(named.values())));
    }

    /**
     * Returns the refusal of one path.
     *
     * @param subject start of the sentence
     * @param place where it leads
     */
    public MlModelException refusal(String subject, Path place) {
        return MlModelException.user(
                Anchor.OUTSIDE,
                subject + " leads to " + Printable.text("" + place) + ", out of " + inside() + ". "
                        + advice("it", List.of(place)));
    }

    private boolean isInside(Path real) {
        return folders.stream().anyMatch(real::startsWith);
    }

    /** What is open is named with the checkout: a misspelt folder is seen there. */
    private String inside() {
        List<String> others =
                folders.stream().skip(1).map(Path::toString).distinct().toList();
        return folders.get(0) + " (" + mark + ")" + (others.isEmpty() ? "" : " and of " + Names.list(others));
    }

    private static String advice(String what, List<Path> places) {
        List<String> open = places.stream()
                .map(Checkout::folderOf)
                .map(Path::toString)
                .distinct()
                .sorted()
                .toList();
        boolean one = open.size() == 1;
        String setting = "-D" + PROPERTY + "=" + String.join(",", open);
        return "Put " + what + " into the project, or open " + (one ? "the folder" : "the folders")
                + (open.size() > NAMED_FOLDERS
                        ? " with " + PROPERTY + " on the command line."
                        : " on the command line: " + (setting.contains(" ") ? "\"" + setting + "\"" : setting) + ".");
    }

    /** A comma would end the folder's name where it is set. */
    private static Path folderOf(Path place) {
        Path folder = Files.isDirectory(place) ? place : Objects.requireNonNullElse(place.getParent(), place);
        while (folder.toString().contains(",") && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Where a path leads, as far as there is something; what is there no more cannot lead further. */
    private static Path place(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path part = absolute; part != null; part = part.getParent()) {
            try {
                return part.toRealPath().resolve(part.relativize(absolute));
            } catch (IOException e) {
                // What is above it decides.
            }
        }
        return absolute;
    }
}
