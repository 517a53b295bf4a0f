package io.github.mlmodel.runtime;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.text.Names;
import io.github.mlmodel.runtime.WireReader.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an ONNX file refers to, read without loading it: operator domains of all graphs and functions, files outside it,
 * metadata. Field numbers are those of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 *
 * <p>Any bytes give a result or an {@link MlModelException}; memory does not depend on what they claim.
 */
public final class OnnxScan {

    /** The domains whose operators are part of ONNX Runtime; {@code ai.onnx} is written as the empty text or in full. */
    public static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft");

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAMES = 1000;
    private static final int MAX_SHOWN = 10;

    private final SortedSet<String> domains = new TreeSet<>();
    private final SortedMap<String, Long> opsets = new TreeMap<>();
    private final SortedMap<String, String> metadata = new TreeMap<>();
    private final SortedSet<String> external = new TreeSet<>();
    private long irVersion;
    private boolean graphFound;

    private OnnxScan() {}

    /**
     * Reads an ONNX file.
     *
     * @param bytes the file
     * @param origin where it is from, for messages
     * @throws MlModelException if the bytes are no ONNX file
     */
    public static OnnxScan of(byte[] bytes, String origin) {
        refuseOtherFormats(bytes, origin);
        OnnxScan scan = new OnnxScan();
        try {
            scan.model(new WireReader(bytes, 0, bytes.length));
        } catch (MalformedException e) {
            throw MlModelException.user(origin + " is no ONNX file: " + e.getMessage() + ".", e);
        }
        if (!scan.graphFound || scan.irVersion <= 0) {
            throw MlModelException.user(
                    origin + " is no ONNX file: it has " + (scan.graphFound ? "no version" : "no graph") + ".");
        }
        return scan;
    }

    /** Returns the version of the file's format. */
    public long irVersion() {
        return irVersion;
    }

    /** Returns the operator set's version by domain, as the file imports them. */
    public SortedMap<String, Long> opsets() {
        return java.util.Collections.unmodifiableSortedMap(opsets);
    }

    /** Returns the domains of all operators that the file uses, subgraphs and functions included. */
    public SortedSet<String> domains() {
        return java.util.Collections.unmodifiableSortedSet(domains);
    }

    /** Returns the locations of data outside the file; an entry without one is {@code (no location)}. */
    public SortedSet<String> externalData() {
        return java.util.Collections.unmodifiableSortedSet(external);
    }

    /** Returns the file's metadata. */
    public SortedMap<String, String> metadata() {
        return java.util.Collections.unmodifiableSortedMap(metadata);
    }

    /** Returns why the file must not be loaded, a clause each; empty when nothing is wrong. */
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        List<String> foreign =
                domains.stream().filter(domain -> !DOMAINS.contains(domain)).toList();
        if (!foreign.isEmpty()) {
            violations.add("it uses operators of " + shown(foreign, "domain")
                    + ", and only ai.onnx, ai.onnx.ml and com.microsoft are allowed");
        }
        if (!external.isEmpty()) {
            violations.add("it keeps data outside the file, in " + shown(List.copyOf(external), "place")
                    + ": save it as one file");
        }
        return violations;
    }

    private static String shown(List<String> names, String noun) {
        List<String> first = names.stream()
                .limit(MAX_SHOWN)
                .map(name -> "'" + printable(name) + "'")
                .toList();
        int rest = names.size() - first.size();
        return Names.count(names.size(), noun) + " (" + String.join(", ", first)
                + (rest > 0 ? " and " + rest + " more" : "") + ")";
    }

    private static String printable(String name) {
        String text = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** Refuses what is taken for an ONNX file most often. */
    static void refuseOtherFormats(byte[] bytes, String origin) {
        String start = new String(bytes, 0, Math.min(bytes.length, 24), StandardCharsets.ISO_8859_1);
        if (start.startsWith("version https://git-lfs")) {
            throw MlModelException.user(origin + " has a Git LFS pointer in place of the model: run 'git lfs pull'.");
        }
        if (start.startsWith("ORTM", 4)) {
            throw MlModelException.user(
                    origin + " is in ONNX Runtime's own format (.ort), and only ONNX files are loaded:"
                            + " keep the file it was converted from.");
        }
    }

    private void model(WireReader in) throws MalformedException {
        while (in.next()) {
            if (in.isInteger(1)) {
                irVersion = in.number();
            } else if (in.isBytes(7)) {
                graphFound = true;
                graph(in.message(), 0);
            } else if (in.isBytes(8)) {
                opset(in.message());
            } else if (in.isBytes(14)) {
                keep(metadata, in.message());
            } else if (in.isBytes(20)) {
                training(in.message());
            } else if (in.isBytes(25)) {
                function(in.message());
            }
        }
    }

    private void opset(WireReader in) throws MalformedException {
        String domain = "";
        long version = 0;
        while (in.next()) {
            if (in.isBytes(1)) {
                domain = in.text();
            } else if (in.isInteger(2)) {
                version = in.number();
            }
        }
        if (opsets.size() < MAX_NAMES) {
            opsets.put(domain, version);
        }
    }

    private static void keep(SortedMap<String, String> entries, WireReader in) throws MalformedException {
        String key = "";
        String value = "";
        while (in.next()) {
            if (in.isBytes(1)) {
                key = in.text();
            } else if (in.isBytes(2)) {
                value = in.text();
            }
        }
        if (entries.size() < MAX_NAMES) {
            entries.put(key, value);
        }
    }

    private void training(WireReader in) throws MalformedException {
        while (in.next()) {
            if (in.isBytes(1) || in.isBytes(2)) {
                graph(in.message(), 0);
            }
        }
    }

    private void function(WireReader in) throws MalformedException {
        while (in.next()) {
            if (in.isBytes(7)) {
                node(in.message(), 0);
            } else if (in.isBytes(11)) {
                attribute(in.message(), 0);
            }
        }
    }

    private void graph(WireReader in, int depth) throws MalformedException {
        if (depth > MAX_DEPTH) {
            throw new MalformedException("graphs nested more than " + MAX_DEPTH + " deep", in.position());
        }
        while (in.next()) {
            if (in.isBytes(1)) {
                node(in.message(), depth);
            } else if (in.isBytes(5)) {
                tensor(in.message());
            } else if (in.isBytes(15)) {
                sparseTensor(in.message());
            }
        }
    }

    /** Parsers disagree on a domain that is written twice, so each one written counts. */
    private void node(WireReader in, int depth) throws MalformedException {
        boolean named = false;
        while (in.next()) {
            if (in.isBytes(5)) {
                attribute(in.message(), depth);
            } else if (in.isBytes(7)) {
                named = true;
                domain(in.text());
            }
        }
        if (!named) {
            domain("");
        }
    }

    /** More names than the limit are all refused anyway: at most four of them are allowed ones. */
    private void domain(String name) {
        if (domains.size() < MAX_NAMES) {
            domains.add(name);
        }
    }

    private void attribute(WireReader in, int depth) throws MalformedException {
        while (in.next()) {
            if (in.isBytes(5) || in.isBytes(10)) {
                tensor(in.message());
            } else if (in.isBytes(6) || in.isBytes(11)) {
                graph(in.message(), depth + 1);
            } else if (in.isBytes(22) || in.isBytes(23)) {
                sparseTensor(in.message());
            }
        }
    }

    private void sparseTensor(WireReader in) throws MalformedException {
        while (in.next()) {
            if (in.isBytes(1) || in.isBytes(2)) {
                tensor(in.message());
            }
        }
    }

    private void tensor(WireReader in) throws MalformedException {
        boolean outside = false;
        SortedMap<String, String> entries = new TreeMap<>();
        while (in.next()) {
            if (in.isBytes(13)) {
                outside = true;
                keep(entries, in.message());
            } else if (in.isInteger(14)) {
                outside |= in.number() != 0;
            }
        }
        if (outside && external.size() < MAX_NAMES) {
            external.add(entries.getOrDefault("location", "(no location)"));
        }
    }
}
