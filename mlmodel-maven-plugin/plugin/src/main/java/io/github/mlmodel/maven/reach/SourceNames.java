package io.github.mlmodel.maven.reach;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names in a Java source by which it may mean classes. Class files do not show whose constants they were compiled with:
 * javac leaves the class where code computes with one, but not for labels, annotations and assertions, and other compilers
 * leave none. The source has to name the class, or one that inherits from it.
 *
 * @param folder its package, as {@code com.example.}; empty for the default one
 * @param imports what is imported: classes, members of classes, and without the star packages and classes
 * @param words names that no dot is before
 * @param chains names with dots between, from such a word on
 */
record SourceNames(String folder, Set<String> imports, Set<String> words, Set<String> chains) {

    /** Reads a source. */
    static SourceNames of(String source) {
        List<String> tokens = JavaTokens.of(source);
        SourceNames names = new SourceNames(folder(tokens), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (int i = 0; i < tokens.size(); i++) {
            if (JavaTokens.isWord(tokens.get(i)) && !(i > 0 && tokens.get(i - 1).equals("."))) {
                names.add(tokens, i);
            }
        }
        return names;
    }

    private static String folder(List<String> tokens) {
        int at = tokens.indexOf("package");
        return at < 0 || at + 1 == tokens.size() ? "" : chain(tokens, at + 1) + ".";
    }

    private void add(List<String> tokens, int at) {
        String chain = chain(tokens, at);
        String before = at == 0 ? "" : tokens.get(at - 1);
        boolean ofMembers =
                before.equals("static") && at > 1 && tokens.get(at - 2).equals("import");
        if (ofMembers || (before.equals("import") && !chain.equals("static"))) {
            imports.add(chain);
        }
        words.add(tokens.get(at));
        chains.add(chain);
    }

    /** Returns the words from one on that dots join. */
    private static String chain(List<String> tokens, int from) {
        StringBuilder chain = new StringBuilder(tokens.get(from));
        for (int i = from + 2; i < tokens.size(); i += 2) {
            if (!tokens.get(i - 1).equals(".") || !JavaTokens.isWord(tokens.get(i))) {
                break;
            }
            chain.append('.').append(tokens.get(i));
        }
        return chain.toString();
    }

    /** Returns names of classes that may be meant, if there are such: {@code com.example.Prices}. */
    Set<String> candidates() {
        Set<String> candidates = new TreeSet<>();
        for (String word : words) {
            candidates.add(folder + word);
            imports.forEach(name -> candidates.add(name + "." + word));
        }
        chains.forEach(chain -> addPrefixes(chain, candidates));
        return candidates;
    }

    /** What begins a chain may be a package. */
    private static void addPrefixes(String chain, Set<String> candidates) {
        for (int end = chain.indexOf('.'); end >= 0; end = chain.indexOf('.', end + 1)) {
            candidates.add(chain.substring(0, end));
        }
        candidates.add(chain);
    }
}
