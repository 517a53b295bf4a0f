package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.Anchor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]*)\\)");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    @Test
    void everyXmlBlockIsCutFromAProjectThatIsBuilt() throws IOException {
        String version = version();
        List<String> violations = new ArrayList<>();
        List<String> blocks = new ArrayList<>();
        for (Path document : Checkout.documents()) {
            violations.addAll(Samples.violations(Checkout.ROOT, document, version));
            Checkout.read(document)
                    .lines()
                    .filter(line -> line.equals("```xml"))
                    .forEach(blocks::add);
        }

        assertThat(violations).isEmpty();
        assertThat(blocks).hasSizeGreaterThan(10);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : Checkout.documents()) {
            Matcher link = LINK.matcher(Checkout.read(document));
            while (link.find()) {
                if (!link.group(1).contains("://") && !exists(document, link.group(1))) {
                    broken.add(Checkout.name(document) + " -> " + link.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void samplesThatDifferAreFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pom.xml"), """
                <a>
                  <!-- begin: b -->
                  <b>
                    <c/>
                  </b>
                  <!-- end: b -->
                </a>
                """);
        Path document = folder.resolve("doc.md");
        Files.writeString(document, """
                <!-- sample: pom.xml#b -->
                ```xml
                <b>
                  <c/>
                </b>
                ```

                <!-- sample: pom.xml#b -->
                ```xml
                <b/>
                ```

                <!-- sample: pom.xml#d -->
                ```xml
                <b/>
                ```

                <!-- sample: other.xml#b -->
                ```xml
                <b/>
                ```

                ```xml
                <b/>
                ```

                <!-- sample: A.java#a -->
                ```java
                b();
                ```

                ```java
                b();
                ```
                """);
        Files.writeString(folder.resolve("A.java"), "  // begin: a\n  a();\n  // end: a\n");

        assertThat(Samples.violations(folder, document, "1"))
                .containsExactly(
                        "doc.md:9 differs from pom.xml#b, which is:\n<b>\n  <c/>\n</b>",
                        "doc.md:14 is cut from the region d, which pom.xml lacks",
                        "doc.md:19 is cut from other.xml, which does not exist",
                        "doc.md:23 has an XML block without a line <!-- sample: FILE#REGION --> before it",
                        "doc.md:28 differs from A.java#a, which is:\na();");
    }

    @Test
    void everyAnchorOfAMessageIsAHeading() {
        List<String> broken = Arrays.stream(Anchor.values())
                .map(Anchor::link)
                .filter(link -> !existsUnchecked(Checkout.ROOT.resolve("README.md"), link))
                .toList();

        assertThat(broken).isEmpty();
    }

    private static boolean existsUnchecked(Path document, String link) {
        try {
            return exists(document, link);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    /** Returns a document's anchors: its headings as GitHub names them. */
    private static List<String> anchors(Path document) throws IOException {
        return Checkout.read(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String version() throws IOException {
        Matcher version = VERSION.matcher(Checkout.read(Checkout.ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
