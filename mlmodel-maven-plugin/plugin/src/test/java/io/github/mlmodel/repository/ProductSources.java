package io.github.mlmodel.repository;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The main sources of all modules, as texts that a compiler looks at. */
final class ProductSources {

    private static final Path REACTOR = Checkout.ROOT.resolve("mlmodel-maven-plugin");

    private ProductSources() {}

    /** Returns the sources by their paths below the modules' parent, with slashes. */
    static Map<String, String> all() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> modules = Files.list(REACTOR)) {
            for (Path module : modules.sorted().toList()) {
                Path folder = module.resolve("src/main/java");
                if (Files.isDirectory(folder)) {
                    addAll(folder, sources);
                }
            }
        }
        return sources;
    }

    private static void addAll(Path folder, Map<String, String> sources) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                sources.put(REACTOR.relativize(file).toString().replace('\\', '/'), Checkout.read(file));
            }
        }
    }

    /** Returns the syntax of sources. */
    static Iterable<? extends CompilationUnitTree> parsed(Map<String, String> sources) throws IOException {
        return task(sources, new DiagnosticCollector<>()).parse();
    }

    /** Returns what the compiler has against sources: it looks at all of them, and writes no class. */
    static List<Fault> faults(Map<String, String> sources) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        task(sources, diagnostics).analyze();
        List<Fault> faults = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                String file = diagnostic.getSource() == null
                        ? ""
                        : diagnostic.getSource().toUri().getPath().substring(1);
                faults.add(new Fault(file, (int) diagnostic.getPosition(), diagnostic.getMessage(null)));
            }
        }
        return faults;
    }

    private static JavacTask task(Map<String, String> sources, DiagnosticCollector<JavaFileObject> diagnostics) {
        List<String> options = List.of(
                "-proc:none",
                "-implicit:none",
                "--release",
                "17",
                // Else a fault in one class hides those that are only looked for when all classes fit each other.
                "--should-stop=ifError=FLOW",
                "-Xmaxerrs",
                "1000",
                "-cp",
                System.getProperty("java.class.path"));
        List<Source> files = sources.entrySet().stream()
                .map(file -> new Source(file.getKey(), file.getValue()))
                .toList();
        return (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, diagnostics, options, null, files);
    }

    /**
     * What the compiler has against a place.
     *
     * @param file the source's path
     * @param position where in it
     * @param message what it says
     */
    record Fault(String file, int position, String message) {

        /** Returns the name of the source's class. */
        String type() {
            return file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String path, String text) {
            super(uri(path), Kind.SOURCE);
            this.text = text;
        }

        private static URI uri(String path) {
            return URI.create("string:///" + path);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
