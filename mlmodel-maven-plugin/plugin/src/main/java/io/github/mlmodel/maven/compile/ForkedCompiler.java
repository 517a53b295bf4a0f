package io.github.mlmodel.maven.compile;

import io.github.mlmodel.files.Folders;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code javac} of another JDK, in a process. */
record ForkedCompiler(Path javac) implements Compiler {

    private static final Pattern ERROR = Pattern.compile("(?:(.+\\.java):(\\d+): )?error: (.*)");
    private static final Pattern DETAIL = Pattern.compile("  (?:symbol|location): .*");

    @Override
    public Compiled compile(CustomCodeRequest request, List<Path> sources, Path output)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mlmodel-javac");
        try {
            List<String> arguments = new ArrayList<>(Compiler.arguments(request, output));
            Path types = folder.resolve("types");
            arguments.addAll(List.of("-processorpath", ownPlace().toString()));
            arguments.add(
                    "-Xplugin:" + AttributionPlugin.NAME + " " + types.toUri().toASCIIString());
            sources.forEach(source -> arguments.add(source.toString()));
            // Command lines are limited, above all on Windows.
            Path argumentFile = folder.resolve("arguments");
            Files.writeString(
                    argumentFile,
                    arguments.stream().map(ForkedCompiler::quoted).collect(Collectors.joining("\n")),
                    StandardCharsets.UTF_8);
            Path printed = folder.resolve("printed");
            int exit = run(argumentFile, printed);
            return exit == 0
                    ? new Compiled(List.of(), Set.copyOf(Files.readAllLines(types, StandardCharsets.UTF_8)))
                    : new Compiled(errors(decoded(printed), exit), Set.of());
        } finally {
            Folders.delete(folder);
        }
    }

    /** The jar that has the plugin of javac. */
    private static Path ownPlace() {
        try {
            return Path.of(AttributionPlugin.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader of Maven names its jars by URI", e);
        }
    }

    private int run(Path argumentFile, Path printed) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        javac.toString(), "-J-Dfile.encoding=UTF-8", "-J-Duser.language=en", "@" + argumentFile)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVAC_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Standard output of JDK 17 is in the machine's encoding, of newer ones in UTF-8; only file names can differ. */
    private static String decoded(Path printed) throws IOException {
        byte[] bytes = Files.readAllBytes(printed);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.contains("\ufffd") ? new String(bytes, Charset.defaultCharset()) : text;
    }

    private static List<CompilerMessage> errors(String printed, int exit) {
        List<CompilerMessage> errors = new ArrayList<>();
        for (String line : printed.lines().toList()) {
            Matcher matcher = ERROR.matcher(line);
            if (matcher.matches()) {
                @Nullable String file = matcher.group(1);
                errors.add(new CompilerMessage(
                        file == null ? null : Path.of(file),
                        file == null ? 0 : Long.parseLong(matcher.group(2)),
                        matcher.group(3).strip()));
            } else if (DETAIL.matcher(line).matches() && !errors.isEmpty()) {
                CompilerMessage last = errors.remove(errors.size() - 1);
                String detail = line.strip().replaceAll("\\s+", " ");
                errors.add(new CompilerMessage(last.file(), last.line(), last.message() + " " + detail));
            }
        }
        if (errors.isEmpty()) {
            errors.add(new CompilerMessage(null, 0, "javac ended with exit code " + exit + ": " + printed.strip()));
        }
        return errors;
    }

    private static String quoted(String argument) {
        return "\"" + argument.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
