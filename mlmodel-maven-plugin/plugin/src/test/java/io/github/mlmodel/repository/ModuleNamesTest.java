package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

/** Each jar has a name on the module path that its file name does not decide. */
class ModuleNamesTest {

    private static final Path REACTOR = Checkout.ROOT.resolve("mlmodel-maven-plugin");

    @Test
    void eachModuleHasAValidNameOfItsOwn() throws IOException {
        Map<String, String> names = names();

        assertThat(names).containsKeys("model", "runtime", "plugin");
        assertThat(names.values())
                .doesNotHaveDuplicates()
                .allMatch(SourceVersion::isName)
                .allMatch(name -> name.startsWith("io.github.mlmodel."));
    }

    @Test
    void theNameGoesIntoTheManifestOfEveryJar() throws IOException {
        assertThat(Checkout.read(REACTOR.resolve("pom.xml")))
                .contains("<Automatic-Module-Name>${java.module.name}</Automatic-Module-Name>");
        for (String module : names().keySet()) {
            // Its own configuration of the plugin could take the entry away.
            assertThat(all("(?s)<artifactId>maven-jar-plugin</artifactId>(.*?)</plugin>", pom(module)))
                    .as(module)
                    .noneMatch(plugin -> plugin.contains("<configuration"));
        }
    }

    /** Returns each module's name by its folder; a module without one has none that is valid. */
    private static Map<String, String> names() throws IOException {
        Map<String, String> names = new TreeMap<>();
        for (String module : all("<module>([^<]+)</module>", Checkout.read(REACTOR.resolve("pom.xml")))) {
            List<String> found = all("<java\\.module\\.name>([^<]*)</java\\.module\\.name>", pom(module));
            names.put(module, String.join(" ", found));
        }
        return names;
    }

    private static String pom(String module) throws IOException {
        return Checkout.read(REACTOR.resolve(module).resolve("pom.xml"));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
