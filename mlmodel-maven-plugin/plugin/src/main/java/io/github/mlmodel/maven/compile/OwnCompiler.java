package io.github.mlmodel.maven.compile;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** The compiler of the JDK that runs Maven, in its own process. */
record OwnCompiler(JavaCompiler compiler) implements Compiler {

    @Override
    public Compiled compile(CustomCodeRequest request, List<Path> sources, Path output) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter printed = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    printed,
                    files,
                    diagnostics,
                    Compiler.arguments(request, output),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            AttributedTypes types = AttributedTypes.of(task);
            return task.call()
                    ? new Compiled(List.of(), types.names())
                    : new Compiled(errors(diagnostics, printed.toString()), Set.of());
        } catch (IllegalArgumentException e) {
            // An option that the compiler refuses, such as a release that it does not know.
            return new Compiled(List.of(new CompilerMessage(null, 0, String.valueOf(e.getMessage()))), Set.of());
        }
    }

    private static List<CompilerMessage> errors(DiagnosticCollector<JavaFileObject> diagnostics, String printed) {
        List<CompilerMessage> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                JavaFileObject source = diagnostic.getSource();
                errors.add(new CompilerMessage(
                        source == null ? null : Path.of(source.toUri()),
                        Math.max(0, diagnostic.getLineNumber()),
                        diagnostic
                                .getMessage(Locale.ENGLISH)
                                .strip()
                                .replaceAll("\\s+", " ")
                                .replace("java.lang.", "")));
            }
        }
        if (errors.isEmpty()) {
            errors.add(new CompilerMessage(null, 0, printed.strip()));
        }
        return errors;
    }
}
