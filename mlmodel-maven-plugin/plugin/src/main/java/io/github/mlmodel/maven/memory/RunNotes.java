package io.github.mlmodel.maven.memory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one run of a goal says, does to Maven's project, and asks for. Threads of workers may speak at the same time. */
public final class RunNotes {

    private final List<RunAct> acts = new ArrayList<>();
    private final Set<Path> told = new LinkedHashSet<>();
    private final Set<Path> read = new LinkedHashSet<>();
    private final Set<String> elsewhere = new LinkedHashSet<>();

    /** Notes a line of the log. */
    synchronized void says(String level, String line) {
        acts.add(new RunAct(level, List.of(line)));
    }

    /** Notes that the compiler is to take the sources in a folder, too. */
    public synchronized void compiles(String folder) {
        acts.add(new RunAct(RunAct.COMPILE, List.of(folder)));
    }

    /** Notes that a file was attached. */
    public synchronized void attaches(String type, String classifier, Path file) {
        acts.add(new RunAct(RunAct.ATTACH, List.of(type, classifier, file.toString())));
    }

    /** Notes a folder that the goal was told of. */
    public synchronized void told(Path folder) {
        told.add(folder);
    }

    /** Returns the folders that the goal was told of. */
    synchronized Set<Path> told() {
        return Set.copyOf(told);
    }

    /** Notes files that the run read, wherever they are. */
    public synchronized void reads(Collection<Path> files) {
        read.addAll(files);
    }

    /** Notes that something was said which has to be found again each time. */
    public synchronized void needsAttention() {
        elsewhere.add("for attention");
    }

    /**
     * Notes that the run asked what may be answered otherwise next time though no file of the project is another one: a
     * repository, a worker, the time.
     *
     * @param what was asked, as it ends "it asked"
     */
    public synchronized void asks(String what) {
        elsewhere.add(what);
    }

    /** Returns what was asked that may be answered otherwise next time. */
    public synchronized List<String> asked() {
        return List.copyOf(elsewhere);
    }

    synchronized List<RunAct> acts() {
        return List.copyOf(acts);
    }

    /** Returns the files that were read. */
    synchronized Set<Path> read() {
        return Set.copyOf(read);
    }
}
