package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.maven.resolve.CleanFetch.Unfetched;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.metadata.DefaultMetadata;
import org.eclipse.aether.metadata.Metadata;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.MetadataRequest;
import org.eclipse.aether.resolution.MetadataResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The versions of an artifact that one repository has, by its {@code maven-metadata.xml}. Maven's version ranges would merge
 * the answers of all repositories, installed versions too, and take one that fails for one that has nothing.
 *
 * @param versions the versions, in the order of the file; none where it has no such file
 * @param age how long ago the repository was asked
 */
record PublishedVersions(List<String> versions, Duration age) {

    /** A version becomes a part of a path: what has another form is none. */
    private static final Pattern FORM = Pattern.compile("\\w[\\w.+-]*");

    /**
     * Asks a repository.
     *
     * @param session says when what was answered before is asked anew; its local repository has the answers
     * @throws Unfetched if the repository does not answer
     */
    static PublishedVersions ask(
            RepositorySystem system,
            RepositorySystemSession session,
            RemoteRepository repository,
            ArtifactCoordinates any,
            Instant now)
            throws IOException, Unfetched {
        Metadata metadata =
                new DefaultMetadata(any.groupId(), any.artifactId(), "", "maven-metadata.xml", Metadata.Nature.RELEASE);
        MetadataResult result = system.resolveMetadata(session, List.of(new MetadataRequest(metadata, repository, "")))
                .get(0);
        if (result.getException() != null) {
            if (RefusalDiagnosis.of(result.getException()).isEmpty()) {
                return new PublishedVersions(List.of(), Duration.ZERO);
            }
            throw new Unfetched(result.getException());
        }
        if (result.getMetadata() == null || result.getMetadata().getFile() == null) {
            return new PublishedVersions(List.of(), Duration.ZERO);
        }
        Path file = result.getMetadata().getFile().toPath();
        try {
            return new PublishedVersions(read(file), age(file, now));
        } catch (SAXException e) {
            throw new Unfetched(e);
        }
    }

    private static List<String> read(Path file) throws IOException, SAXException {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // It is from elsewhere: nothing that it names is opened.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            // Its own prints.
            parser.setErrorHandler(new DefaultHandler());
            Document document = parser.parse(in);
            List<String> versions = new ArrayList<>();
            for (Element versioning : children(document.getDocumentElement(), "versioning")) {
                for (Element list : children(versioning, "versions")) {
                    children(list, "version")
                            .forEach(version ->
                                    versions.add(version.getTextContent().strip()));
                }
            }
            return versions.stream()
                    .filter(version -> FORM.matcher(version).matches())
                    .toList();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser knows the feature", e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The resolver writes beside the file when it last asked. */
    private static Duration age(Path file, Instant now) throws IOException {
        Path record = file.resolveSibling("resolver-status.properties");
        if (!Files.isRegularFile(record)) {
            return Duration.ZERO;
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(record)) {
            properties.load(in);
        }
        Optional<Long> asked = properties.stringPropertyNames().stream()
                .filter(name -> name.endsWith(".lastUpdated"))
                .map(properties::getProperty)
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .max(Long::compare);
        return asked.map(time -> Duration.between(Instant.ofEpochMilli(time), now))
                .orElse(Duration.ZERO);
    }
}
