package io.github.mlmodel.maven.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.maven.reach.NeededCode.Needed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What own code reaches of a project, in each way in which Java code can rest on other Java code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeededCodeTest {

    private static final String MAIN = "src/main/java/com/example/";

    /** The project; each class is reached in one way alone. */
    private static final Map<String, String> PROJECT = Map.ofEntries(
            Map.entry("Prices", """
                    import static com.example.shared.Shared.*;
                    import com.example.other.Imported;

                    @Marked(InAnnotation.TEXT)
                    public class Prices extends Base implements HasDefault, Holder<Argument> {
                        public static double of(double x) { return Math.abs(x) * Deep.FACTOR + SHARED + Sub.LIMIT + EACH; }
                        public static int label(int n) { switch (n) { case InLabel.N: return 0; default: return 0; } }
                        public static Chain chain() { return new Chain(); }
                        public static int imported() { return Imported.ONE; }
                        public static int qualified() { return com.example.far.Far.AWAY; }
                        public static int hidden() { return Aside.hidden(); }
                    }

                    class Aside { static int hidden() { return 1; } }
                    """),
            Map.entry("InLabel", "class InLabel { static final int N = 1; }"),
            Map.entry("InAnnotation", "class InAnnotation extends Texts {}"),
            Map.entry("Texts", "class Texts { static final String TEXT = \"1\"; }"),
            Map.entry("Base", "public class Base { protected int base() { return 1; } }"),
            Map.entry("HasDefault", "interface HasDefault extends Each { default int one() { return 1; } }"),
            Map.entry("Each", "interface Each { double EACH = 1; }"),
            Map.entry("Holder", "public interface Holder<T> {}"),
            Map.entry("Argument", "public class Argument { int a = 1; }"),
            Map.entry("Deep", "class Deep { static final double FACTOR = 2 * Deepest.UNIT; }"),
            Map.entry("Deepest", "class Deepest { static final double UNIT = 1; }"),
            Map.entry("Sub", "public class Sub implements Limits {}"),
            Map.entry("Limits", "public interface Limits { double LIMIT = 1; }"),
            Map.entry("Chain", "public class Chain { public int value() { return 1; } }"),
            Map.entry("Rates", "public class Rates { public static final double VAT = 1; }"),
            Map.entry("Marked", """
                    import java.lang.annotation.*;
                    @Retention(RetentionPolicy.RUNTIME)
                    public @interface Marked { String value(); Class<?> by() default Maker.class; int n() default 1; }
                    """),
            Map.entry("Maker", "public class Maker { int a = 1; }"),
            Map.entry("Names", "public interface Names { String NAME = \"1\"; }"),
            Map.entry("Outer", "public class Outer { public static class Inner { public int a = 1; } int b = 1; }"),
            Map.entry("Bound", "public interface Bound { int a = 1; }"),
            Map.entry("Lambdas", "public class Lambdas { public static Object make() { return 1; } }"),
            Map.entry("InLambda", "public class InLambda { public static int called() { return 1; } }"),
            Map.entry("Scale", "public interface Scale { double scale(double x); int a = 1; }"),
            Map.entry("Row", "public record Row(Cell cell) { static int a = 1; }"),
            Map.entry("Cell", "public record Cell(int n) { static int a = 1; }"),
            Map.entry("Kind", "public enum Kind { A, B; int a = 1; }"),
            Map.entry("Trouble", "public class Trouble extends Exception { int a = 1; }"),
            Map.entry("Element", "public class Element { int a = 1; }"),
            Map.entry("Literal", "public class Literal { int a = 1; }"),
            Map.entry("Shape", "public sealed interface Shape permits Circle { int a = 1; }"),
            Map.entry("Circle", "public final class Circle implements Shape { int a = 1; }"),
            Map.entry("Resource", """
                    public class Resource implements AutoCloseable {
                        public static Resource open() { return new Resource(); }
                        @Override public void close() { int a = 1; }
                    }
                    """),
            Map.entry("Items", """
                    public class Items {
                        public static Iterable<Item> all() { return java.util.List.of(new Item()); }
                        int a = 1;
                    }
                    """),
            Map.entry("Item", "public class Item { public int a = 1; }"),
            Map.entry("Heir", "public class Heir implements Legacy { int a = 1; }"),
            Map.entry("Legacy", "public interface Legacy { double LEFT = 1; }"),
            Map.entry("Starred", "public class Starred extends Star { int a = 1; }"),
            Map.entry("Star", "public class Star { public static final double STAR = 1; }"),
            Map.entry("Other", "public class Other { int a = 1; public int prices() { return (int) Prices.of(1); } }"));

    private static final String OWN = """
            package com.example;

            import static com.example.Heir.LEFT;
            import static com.example.Starred.*;

            @Marked(Names.NAME)
            public class Own {
                <T extends Bound> double own(Object given, Kind kind) {
                    java.util.function.Supplier<Object> made = Lambdas::make;
                    Runnable later = () -> InLambda.called();
                    Scale scale = x -> x;
                    switch (kind) { case A: return 1; default: }
                    Element[] elements = {};
                    Class<?> literal = Literal.class;
                    if (given instanceof Shape) { return 2; }
                    if (given instanceof Row row) { return row.cell().n(); }
                    try (var resource = Resource.open()) { trouble(); } catch (Trouble e) { return 3; }
                    for (var item : Items.all()) { later.run(); }
                    String text = "given " + given + kind;
                    return LEFT + STAR + text.length() + Prices.of(Rates.VAT) + Prices.chain().value() + new Outer.Inner().a;
                }

                void trouble() throws Trouble {}
            }
            """;

    private Path folder;
    private GivenCode code;
    private Needed before;

    @BeforeAll
    void buildTheProject(@TempDir Path temporary) throws IOException {
        folder = temporary;
        code = new GivenCode(folder);
        PROJECT.forEach((name, text) -> code.write(MAIN + name + ".java", "package com.example;\n" + text));
        constant("shared", "Shared", "SHARED");
        constant("other", "Imported", "ONE");
        constant("far", "Far", "AWAY");
        code.write("src/train/java/com/example/Own.java", OWN);
        before = code.compile().needed();
    }

    private void constant(String folder, String name, String constant) {
        code.write(
                MAIN + folder + "/" + name + ".java",
                "package com.example." + folder + "; public class " + name + " { public static final int " + constant
                        + " = 1; }");
    }

    @Test
    void everyClassThatCodeRestsOnIsNeededWhateverTheWay() {
        List<String> reached = Stream.concat(
                        PROJECT.keySet().stream().filter(name -> !name.equals("Other")),
                        Stream.of("shared/Shared", "other/Imported", "far/Far"))
                .map(name -> MAIN + name + ".java")
                .sorted()
                .toList();

        assertThat(GivenCode.names(before))
                .startsWith("src/train")
                .hasSize(reached.size() + 1)
                .containsAll(reached);
        assertThat(before.note()).isEmpty();
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                arguments("a method", "Prices", "return new Chain();", "return null;"),
                arguments("another class of a file", "Prices", "return 1;", "return 2;"),
                arguments("a constant", "Rates", "VAT = 1", "VAT = 2"),
                arguments("a constant of a constant", "Deepest", "UNIT = 1", "UNIT = 2"),
                arguments("a constant that is a label", "InLabel", "N = 1", "N = 2"),
                arguments("a constant that stands in an annotation", "Texts", "\"1\"", "\"2\""),
                arguments("a superclass", "Base", "return 1", "return 2"),
                arguments("an annotation", "Marked", "default 1", "default 2"),
                arguments("a nested class", "Outer", "a = 1", "a = 2"),
                arguments("the bound of a type", "Bound", "a = 1", "a = 2"),
                arguments("a method in a lambda", "InLambda", "return 1", "return 2"),
                arguments("a method as a lambda", "Lambdas", "return 1", "return 2"),
                arguments("a component of a record", "Cell", "int n)", "int n, int m)"),
                arguments("an enum that is switched on", "Kind", "A, B", "B, A"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void anEditOfWhatIsReachedTrainsAndNamesItsFile(String what, String name, String from, String to)
            throws IOException {
        String file = MAIN + name + ".java";
        String text = code.read(file);

        Needed after;
        try {
            after = code.write(file, text.replace(from, to)).compile().needed();
        } finally {
            code.write(file, text);
        }

        assertThat(GivenCode.changes(before, after)).containsExactly(file + " changed");
    }

    @Test
    void anEditOfAClassThatIsNotReachedChangesNothing() throws IOException {
        String file = MAIN + "Other.java";
        String text = code.read(file);

        Needed after;
        try {
            after = code.write(file, text.replace("a = 1", "a = 2")).compile().needed();
        } finally {
            code.write(file, text);
        }

        assertThat(after.inputs()).isEqualTo(before.inputs());
        assertThat(after.note()).isEmpty();
    }

    @Test
    void aClassThatComesAndStandsInTheWayOfAnotherTrains() throws IOException {
        String file = MAIN + "Math.java";
        String text = "package com.example; class Math { static double abs(double x) { return 2; } }";

        Needed after;
        try {
            after = code.write(file, text).compile().needed();
        } finally {
            code.delete(file);
        }

        assertThat(GivenCode.changes(before, after)).containsExactly(file + " is needed now");
    }

    @Test
    void anOwnClassThatTakesThePlaceOfTheProjectsMakesItUnneeded() throws IOException {
        String file = "src/train/java/com/example/Rates.java";

        Needed after;
        try {
            after = code.write(file, "package com.example; class Rates { static final double VAT = 1; }")
                    .compile()
                    .needed();
        } finally {
            code.delete(file);
        }

        assertThat(GivenCode.changes(before, after))
                .containsExactly("src/train changed", MAIN + "Rates.java is needed no more");
    }

    @Test
    void anEditOfOwnCodeNamesItsFolder() throws IOException {
        Needed after;
        try {
            after = code.write("src/train/java/com/example/Own.java", OWN + "\n")
                    .write("src/train/notes.txt", "whole")
                    .compile()
                    .needed();
        } finally {
            code.delete("src/train/notes.txt").write("src/train/java/com/example/Own.java", OWN);
        }

        assertThat(GivenCode.changes(before, after)).containsExactly("src/train changed");
    }

    @Test
    void anotherMachineFindsTheSame() throws IOException {
        Needed compiledOtherwise =
                code.compile("-g", "-parameters", "--release", "17").needed(folder.resolve("none"));
        Needed forked = code.compile("-g:source").forked().needed(folder.resolve("none either"));
        code.ownCompiler();

        assertThat(compiledOtherwise.inputs()).isEqualTo(before.inputs());
        assertThat(forked.inputs()).isEqualTo(before.inputs());
    }
}
