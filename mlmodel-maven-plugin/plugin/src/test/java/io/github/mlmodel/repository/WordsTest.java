package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.OutputName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordsTest {

    /** What other tools call the rows that are held back. */
    private static final Pattern OTHER_WORD = Pattern.compile(
            "\\b(test|testing|holdout|held-out) (rows|set|data|images|examples)\\b|\\bhold-?out\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void namesOfFilesAndOutputsAreWrittenOnce() throws IOException {
        Set<String> names = new TreeSet<>(Set.of("probabilities", "scores", "prediction"));
        Arrays.stream(ModelFile.values()).forEach(file -> names.add(file.toString()));

        assertThat(names).containsAll(List.of(OutputName.SCORES.text(), "model.onnx", "grade.json"));
        assertThat(literals(ProductSources.all(), text -> names.contains(text) || text.contains("META-INF/mlmodel")))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found).startsWith("ModelFile.java: "));
    }

    @Test
    void rowsThatAreHeldBackAreCalledSo() throws IOException {
        List<String> found = literals(ProductSources.all(), WordsTest::hasOtherWord);
        for (Path document : Checkout.documents()) {
            Matcher matcher = OTHER_WORD.matcher(Checkout.read(document));
            while (matcher.find()) {
                found.add(document.getFileName() + ": " + matcher.group());
            }
        }

        assertThat(found).isEmpty();
        assertThat(literals(
                        Map.of("Says.java", "class Says { String a = \"on 80 test rows\"; }"), WordsTest::hasOtherWord))
                .containsExactly("Says.java: on 80 test rows");
    }

    private static boolean hasOtherWord(String text) {
        return OTHER_WORD.matcher(text).find();
    }

    /** Returns the texts in sources of which something holds, each with its file. */
    private static List<String> literals(Map<String, String> sources, Predicate<String> which) throws IOException {
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree source : ProductSources.parsed(sources)) {
            String path = source.getSourceFile().toUri().getPath();
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
                    if (literal.getValue() instanceof String text && which.test(text)) {
                        found.add(path.substring(path.lastIndexOf('/') + 1) + ": " + text);
                    }
                    return null;
                }
            }.scan(source, null);
        }
        return found;
    }
}
