import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes what is damaged. */
final class Damage {

    private Damage() {}

    enum Kind {
        FLIPPED,
        TRUNCATED,
        EMPTIED,
        FOLDER,
        PIPE,
        BROKEN_LINK,
        LINK_LOOP,
        LFS_POINTER
    }

    static final String POINTER = "version https://git-lfs.github.com/spec/v1\n"
            + "oid sha256:4665a5ea423c2713d436b5ee50593a9640e0018c1550b5a0002f74190d6caea8\nsize 12345\n";

    /** Damages a file, and leaves it its time: who looks at nothing else sees nothing. */
    static Action file(Kind kind, String name) {
        return module -> {
            Path file = one(module, name);
            FileTime time = Files.getLastModifiedTime(file);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            switch (kind) {
                case FLIPPED -> {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
                case TRUNCATED -> Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
                case EMPTIED -> Files.write(file, new byte[0]);
                case LFS_POINTER -> Files.writeString(file, POINTER);
                case FOLDER -> {
                    Files.createDirectory(file);
                    Files.writeString(file.resolve("something"), "in it");
                }
                case PIPE -> new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
                case BROKEN_LINK -> Files.createSymbolicLink(file, Path.of("nowhere"));
                case LINK_LOOP -> Files.createSymbolicLink(file, file.getFileName());
            }
            if (Files.isRegularFile(file)) {
                Files.setLastModifiedTime(file, time);
            }
        };
    }

    /** Returns the file; {@code *} stands for the name of one folder. */
    static Path one(Path module, String name) throws IOException {
        Path path = module;
        for (String part : name.split("/")) {
            if (part.equals("*")) {
                try (Stream<Path> all = Files.list(path)) {
                    path = all.findFirst().orElseThrow();
                }
            } else {
                path = path.resolve(part);
            }
        }
        return path;
    }

    static Action replace(String name, String from, String to) {
        return module -> {
            Path file = one(module, name);
            String text = Files.readString(file);
            String changed = text.replaceAll(from, to);
            if (changed.equals(text)) {
                throw new IllegalStateException("There is no " + from + " in " + file);
            }
            Files.writeString(file, changed);
        };
    }

    static Action bytes(String name, byte[] bytes) {
        return module -> Files.write(module.resolve(name), bytes);
    }

    interface Change {
        byte[] of(byte[] bytes);
    }

    static Action change(String name, Change change) {
        return module -> {
            Path file = one(module, name);
            Files.write(file, change.of(Files.readAllBytes(file)));
        };
    }

    static Action all(Action... actions) {
        return module -> {
            for (Action action : actions) {
                action.on(module);
            }
        };
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] unpacked(byte[] bytes) {
        try (InputStream in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Dark and light images of 4 by 4; the header claims as many as it likes. */
    static byte[] images(int count, int claimed) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * 16);
        bytes.putInt(0x803).putInt(claimed).putInt(4).putInt(4);
        Random random = new Random(7);
        for (int i = 0; i < count * 16; i++) {
            bytes.put((byte) (random.nextInt(100) + (i / 16 % 2) * 120));
        }
        return bytes.array();
    }

    static byte[] labels(int count, int claimed) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + count);
        bytes.putInt(0x801).putInt(claimed);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) (i % 2));
        }
        return bytes.array();
    }
}

/** What a build has shipped, or would. */
final class Shipped {

    private Shipped() {}

    /** Returns the SHA-256 of each file below a prefix in an archive; a file that is none gives a line of its own. */
    static Map<String, String> entries(Path archive, String prefix) {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    entries.put(entry.getName().substring(prefix.length()), digest(in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            entries.put("cannot be read", String.valueOf(e));
        }
        return entries;
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(file.getFileName().toString(), digest(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what differs from what an undisturbed build ships; empty if nothing does, or nothing was shipped. */
    static String difference(Fault fault, Path module, boolean success, Map<String, String> expected) throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> archives = new ArrayList<>();
        if (!fault.afterPublication) {
            archives.addAll(archives(module.resolve("published")));
        }
        if (success) {
            archives.addAll(archives(module.resolve("target")));
            if (archives.isEmpty() && packages(fault.goals)) {
                wrong.add("nothing was packaged");
            }
        }
        String model = fault.name.isEmpty() ? fault.project.model : fault.name;
        if (success) {
            Map<String, String> output = files(module.resolve("target/classes/META-INF/mlmodel/" + model));
            if (!packages(fault.goals)) {
                // Before its evaluation, a model's grade says that there is none.
                output.keySet().removeAll(List.of("evaluation.json", "grade.json"));
            }
            Map<String, String> shipped = new TreeMap<>(expected);
            shipped.keySet().retainAll(output.keySet());
            compare(fault.right.modelAlone(), "target/classes", output, shipped, wrong);
        }
        for (Path archive : archives) {
            boolean jar = archive.toString().endsWith(".jar");
            Map<String, String> found = entries(archive, jar ? "META-INF/mlmodel/" + model + "/" : "");
            compare(fault.right.modelAlone(), module.relativize(archive).toString(), found, expected, wrong);
            if (jar) {
                entries(archive, "META-INF/mlmodel/").keySet().stream()
                        .filter(name -> !name.startsWith(model + "/"))
                        .forEach(name -> wrong.add(module.relativize(archive) + " has " + name));
            }
        }
        return String.join(", ", wrong);
    }

    private static void compare(
            boolean modelAlone, String archive, Map<String, String> found, Map<String, String> expected, List<String> wrong) {
        if (modelAlone) {
            if (!Objects.equals(found.get("model.onnx"), expected.get("model.onnx"))) {
                wrong.add("model.onnx in " + archive + " differs");
            }
            return;
        }
        for (String name : Stream.concat(found.keySet().stream(), expected.keySet().stream()).distinct().toList()) {
            if (!Objects.equals(found.get(name), expected.get(name))) {
                wrong.add(name + " in " + archive + (found.containsKey(name) ? " differs" : " is missing"));
            }
        }
    }

    private static boolean packages(String goals) {
        return Pattern.compile("\\b(package|verify|deploy)\\b").matcher(goals).find();
    }

    private static List<Path> archives(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.find(folder, 10, (path, attributes) -> attributes.isRegularFile()
                && path.toString().matches(".*\\.(zip|jar)")
                && !path.toString().contains("/.work/"))) {
            return all.sorted().toList();
        }
    }
}
