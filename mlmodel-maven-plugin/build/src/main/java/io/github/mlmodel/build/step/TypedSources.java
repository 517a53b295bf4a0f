package io.github.mlmodel.build.step;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.SourceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What somebody types is his own word: it opens the file, and the folder in which others stand beside it. */
public final class TypedSources {

    private TypedSources() {}

    /** Returns a checkout with the files that sources name, wherever they lie. */
    public static Checkout opened(Checkout checkout, List<String> sources) {
        List<Path> typed = new ArrayList<>();
        for (String source : sources) {
            SourceFiles.lookedUp(checkout, source).ifPresent(path -> {
                typed.add(path);
                typed.add(Files.isDirectory(path) ? path : path.resolveSibling(""));
            });
        }
        return checkout.opening(typed);
    }
}
