package io.github.mlmodel.maven.compile;

import io.github.mlmodel.model.MlModelException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A Java compiler. */
sealed interface Compiler permits OwnCompiler, ForkedCompiler {

    Compiled compile(CustomCodeRequest request, List<Path> sources, Path output)
            throws IOException, InterruptedException;

    /**
     * What a compiler has found.
     *
     * @param errors what is wrong; then there are no classes
     * @param types binary names of the outermost classes that the code rests on, its own among them
     */
    record Compiled(List<CompilerMessage> errors, Set<String> types) {}

    /** Returns the compiler that the request names, else the one of the JDK that runs Maven. */
    static Compiler of(CustomCodeRequest request) {
        if (request.compiler() != null) {
            return new ForkedCompiler(request.compiler());
        }
        JavaCompiler own = ToolProvider.getSystemJavaCompiler();
        if (own == null) {
            throw MlModelException.user("There is no Java compiler for " + request.name() + ": Maven runs on a JRE ("
                    + System.getProperty("java.home") + "). Run it on a JDK, or name one with <jdkToolchain>.");
        }
        return new OwnCompiler(own);
    }

    /** Returns the arguments but the source files. */
    static List<String> arguments(CustomCodeRequest request, Path output) {
        List<String> arguments = new ArrayList<>(request.release().arguments());
        arguments.addAll(List.of("-encoding", "UTF-8", "-proc:none", "-nowarn", "-g", "-Xmaxerrs", "1000"));
        arguments.addAll(List.of("-d", output.toString()));
        String classPath =
                request.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        // Without an entry it would be the folder in which Maven was started.
        arguments.addAll(List.of("-classpath", classPath.isEmpty() ? output.toString() : classPath));
        return arguments;
    }
}
