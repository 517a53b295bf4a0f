package io.github.mlmodel.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page of the manual that is written by hand down to a mark, and from there on as the product has it.
 *
 * @param name its name in {@code docs}
 * @param reference what is generated
 */
record GeneratedPage(String name, Reference reference) {

    static final String MARK = "<!-- From here on generated; CONTRIBUTING.md says how -->\n";

    static final List<GeneratedPage> ALL = List.of(
            new GeneratedPage("configuration.md", ConfigurationReference::markdown),
            new GeneratedPage("neural-networks.md", NetworksReference::markdown),
            new GeneratedPage("trainers.md", TrainersReference::markdown));

    /** Returns the page as it is committed. */
    String committed() throws IOException {
        return Checkout.read(Checkout.ROOT.resolve("docs").resolve(name));
    }

    /** Writes the page as it should be into {@code target/docs}, and returns it. */
    String generate() throws IOException {
        String committed = committed();
        String byHand = committed.substring(0, committed.indexOf(MARK) + MARK.length());
        String page = byHand + "\n" + reference.markdown().strip() + "\n";
        Path folder = Files.createDirectories(Path.of("target", "docs"));
        Files.writeString(folder.resolve(name), page);
        return page;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Writes the part of a page that is generated, in Markdown. */
    interface Reference {

        /** Returns it. */
        String markdown() throws IOException;
    }
}
