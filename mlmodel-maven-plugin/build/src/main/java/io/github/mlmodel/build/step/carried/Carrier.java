package io.github.mlmodel.build.step.carried;

import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.ModelFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A folder or an archive, with the models that it carries under {@code META-INF/mlmodel}. Open as long as they are compared. */
public final class Carrier implements Closeable {

    /** Web and Spring Boot archives keep the project's classes in a folder of their own. */
    private static final Pattern ENTRY = Pattern.compile(
            "(?:BOOT-INF/classes/|WEB-INF/classes/)?" + Pattern.quote(ModelFile.JAR_FOLDER) + "([^/]+)/(.*[^/])");

    private final SortedMap<String, ModelContent> models = new TreeMap<>();
    private final @Nullable ZipFile zip;

    private Carrier(@Nullable ZipFile zip) {
        this.zip = zip;
    }

    /** Looks into a folder; one that is not there carries nothing. */
    public static Carrier folder(Path folder) throws IOException {
        Carrier carrier = new Carrier(null);
        Path all = folder.resolve(ModelFile.JAR_FOLDER);
        for (Path file : Folders.files(all)) {
            Path relative = all.relativize(file);
            if (relative.getNameCount() > 1) {
                String path = relative.subpath(1, relative.getNameCount()).toString();
                carrier.model(relative.getName(0).toString())
                        .add(path.replace('\\', '/'), ModelContent.FileBytes.of(file));
            }
        }
        return carrier;
    }

    /**
     * Looks into an archive.
     *
     * @throws ZipException if it is none
     */
    public static Carrier archive(Path archive) throws IOException {
        ZipFile zip = new ZipFile(archive.toFile());
        Carrier carrier = new Carrier(zip);
        zip.stream().forEach(entry -> {
            Matcher matcher = ENTRY.matcher(entry.getName());
            if (matcher.matches()) {
                carrier.model(Objects.requireNonNull(matcher.group(1)))
                        .add(Objects.requireNonNull(matcher.group(2)), new Entry(zip, entry));
            }
        });
        return carrier;
    }

    /** Looks into whatever stands at a place: a folder, an archive, or something that carries nothing. */
    public static Carrier anything(Path place) throws IOException {
        if (!Files.isRegularFile(place)) {
            return folder(place);
        }
        try {
            return archive(place);
        } catch (ZipException e) {
            return new Carrier(null);
        }
    }

    private record Entry(ZipFile zip, ZipEntry entry) implements ModelContent.FileBytes {

        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }
    }

    private ModelContent model(String name) {
        return models.computeIfAbsent(name, key -> ModelContent.empty());
    }

    /** Returns what it has of each model, by name. */
    public Map<String, ModelContent> models() {
        return models;
    }

    /** Returns what it has of a model. */
    public ModelContent of(String model) {
        return Optional.ofNullable(models.get(model)).orElseGet(ModelContent::empty);
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
