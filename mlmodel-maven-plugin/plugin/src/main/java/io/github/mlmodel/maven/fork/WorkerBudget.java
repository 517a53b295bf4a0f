package io.github.mlmodel.maven.fork;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/**
 * Processors and memory that the workers of one Maven session share, so that {@code -T4} does not start four workers that
 * each take the whole machine.
 *
 * <p>The session's request carries the two semaphores. A static field would not do: the plugin has a class loader for each
 * distinct list of {@code <plugin><dependencies>}, and a Maven daemon keeps class loaders from build to build. For the same
 * reason only JDK types are stored.
 */
public final class WorkerBudget {

    private static final String PROCESSORS = "io.github.mlmodel.worker.processors";
    private static final String MEGABYTES = "io.github.mlmodel.worker.megabytes";

    private final Semaphore processors;
    private final Semaphore megabytes;
    private final int threads;
    private final int workersAtOnce;
    private final int machineMegabytes;

    private WorkerBudget(Map<String, Object> shared, int threads, int workersAtOnce, int machineMegabytes) {
        this.processors = (Semaphore) shared.computeIfAbsent(PROCESSORS, key -> new Semaphore(threads, true));
        this.megabytes =
                (Semaphore) shared.computeIfAbsent(MEGABYTES, key -> new Semaphore(usable(machineMegabytes), true));
        this.threads = threads;
        this.workersAtOnce = workersAtOnce;
        this.machineMegabytes = machineMegabytes;
    }

    /**
     * Returns the budget of a session.
     *
     * @param threads how many processors its workers may use together: {@code mlmodel.threads}
     * @param pluginKey {@code groupId:artifactId} of this plugin; modules that have it may run a worker at the same time
     */
    public static WorkerBudget of(MavenSession session, int threads, String pluginKey) {
        long modules = session.getProjects().stream()
                .filter(project -> project.getPlugin(pluginKey) != null)
                .count();
        MavenExecutionRequest request = session.getRequest();
        int workersAtOnce = (int) Math.max(1, Math.min(request.getDegreeOfConcurrency(), modules));
        synchronized (request) {
            return of(request.getData(), threads, workersAtOnce, machineMegabytes());
        }
    }

    /** Returns a budget that sessions with the same map share. */
    static WorkerBudget of(Map<String, Object> shared, int threads, int workersAtOnce, int machineMegabytes) {
        return new WorkerBudget(shared, threads, workersAtOnce, machineMegabytes);
    }

    /** Returns how many threads one worker may use: the processors, divided among the workers that may run at once. */
    int threadsOfOne() {
        return (threads + workersAtOnce - 1) / workersAtOnce;
    }

    /** Returns the largest heap of one worker when the user names none: half the machine's memory, divided likewise. */
    int heapMegabytesOfOne() {
        return Math.max(256, machineMegabytes / 2 / workersAtOnce);
    }

    /**
     * Waits until there is room for a worker.
     *
     * @param workerThreads how many threads it uses
     * @param heapMegabytes its largest heap; a heap beyond the machine's memory waits until no other worker runs
     */
    Share take(int workerThreads, int heapMegabytes) throws InterruptedException {
        // Both always in this order: who waits for memory keeps no one else from finishing.
        int processorShare = Math.min(workerThreads, threads);
        int memoryShare = Math.min(heapMegabytes, usable(machineMegabytes));
        processors.acquire(processorShare);
        try {
            megabytes.acquire(memoryShare);
        } catch (InterruptedException e) {
            processors.release(processorShare);
            throw e;
        }
        return () -> {
            megabytes.release(memoryShare);
            processors.release(processorShare);
        };
    }

    /** What a running worker holds. */
    interface Share extends AutoCloseable {

        @Override
        void close();
    }

    /** A quarter is left to Maven, to the system, and to native memory. */
    private static int usable(int machineMegabytes) {
        return Math.max(1, machineMegabytes / 4 * 3);
    }

    private static int machineMegabytes() {
        long bytes =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                        ? bean.getTotalMemorySize()
                        : Runtime.getRuntime().maxMemory();
        return (int) Math.min(Integer.MAX_VALUE, bytes >> 20);
    }
}
