package io.github.mlmodel.maven.fork;

import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.VerifyResult;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.worker.EventLog;
import io.github.mlmodel.worker.WorkerLife;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * A worker that does what the system property {@code odd} says, within the real worker's life; before it does, it ends the
 * first {@code odd.after} jobs as it should.
 */
public final class OddWorker {

    private OddWorker() {}

    /** Runs as {@code WorkerMain} does. */
    public static void main(String[] arguments) {
        WorkerLife.run(arguments, OddWorker::work);
    }

    /** A process that never ends by itself. */
    public static final class Endless {

        private Endless() {}

        /** Waits for ever. */
        public static void main(String[] arguments) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    private static void work(WorkerRequest request, EventLog events) throws IOException {
        int after = Integer.getInteger("odd.after", 0);
        for (int job = 0; job < after; job++) {
            events.begin(request.jobs().get(job).name());
            new Outcome.Done<>(new VerifyResult(8, 0, ModelGrade.NONE, List.of(), List.of()))
                    .write(request.outcome(job));
        }
        String model = request.jobs().get(after).name();
        events.begin(model);
        switch (System.getProperty("odd", "")) {
            case "surroundings" -> {
                say(request, surroundings(request));
                return;
            }
            case "exit" -> {
                events.progress(model).done("trees", 40, 100);
                System.exit(3);
            }
            case "lines" -> {
                events.progress("churn").line("epoch 1 of 2: loss 0.5");
                events.progress("churn").done("epochs", 1, 2);
                events.progress("churn").line("epoch 2 of 2: loss 0.25\nthe best so far");
            }
            case "quiet-exit" -> Runtime.getRuntime().halt(0);
            case "heap" -> {
                List<long[]> arrays = new ArrayList<>();
                while (arrays.size() < Integer.MAX_VALUE) {
                    arrays.add(new long[1 << 20]);
                }
            }
            case "direct-memory" -> throw new IllegalStateException(new OutOfMemoryError("Cannot reserve 4096 bytes"));
            case "throw" -> throw new IllegalStateException("the disk is made of cheese");
            case "tell" -> {
                System.out.println("logged in with " + System.getenv("ODD_TOKEN"));
                System.out.print("https://u:geheim@host/rows?sig=geheim " + System.getProperty("odd.value"));
                say(request, "no rows with " + System.getenv("ODD_TOKEN") + " at https://u:geheim@host");
                return;
            }
            case "value" -> {
                say(request, System.getProperty("odd.value"));
                return;
            }
            case "wait" -> waitForEver(false);
            case "stand" -> {
                events.progress(model).done("samples predicted", 3, 17);
                waitForEver(false);
            }
            case "wait-with-child" -> waitForEver(true);
            case "garbage" -> garbage(request);
            case "leave-a-session" -> {
                leaveSession(Path.of(System.getProperty("odd.file")));
                return;
            }
            case "done-then-crash" -> {
                say(request, "done");
                crash();
            }
            case "done-then-wait" -> {
                say(request, "done");
                waitFor(new CountDownLatch(1));
            }
            case "no-outcome" -> {
                Files.writeString(request.outcome(after), "{\"kind\": \"done\"}");
                return;
            }
            case "thread" -> new Thread(() -> waitFor(new CountDownLatch(1))).start();
            case "crash" -> crash();
            default -> throw new IllegalStateException("say what to do");
        }
        say(request, "done");
    }

    /** Starts a process that no parent knows, waits until it has written its number, and goes on as if nothing were. */
    private static void leaveSession(Path file) throws IOException {
        new ProcessBuilder(
                        "setsid",
                        "--fork",
                        "sh",
                        "-c",
                        "echo $$ > \"$1.new\"; mv \"$1.new\" \"$1\"; exec sleep 3600",
                        "sh",
                        file.toString())
                .start()
                .onExit()
                .join();
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    private static void say(WorkerRequest request, String text) throws IOException {
        Outcome.Failed.user(text).write(request.outcome(Integer.getInteger("odd.after", 0)));
    }

    private static String surroundings(WorkerRequest request) throws IOException {
        Path working = Path.of("").toAbsolutePath();
        try (Stream<Path> files = Files.list(working)) {
            return String.join(
                    "|",
                    Locale.getDefault().toString(),
                    ZoneId.systemDefault().toString(),
                    Charset.defaultCharset().name(),
                    System.getenv().getOrDefault("LC_ALL", "none"),
                    System.getenv().getOrDefault("LANG", "none"),
                    System.getenv().getOrDefault("JAVA_TOOL_OPTIONS", "none"),
                    System.getenv().getOrDefault("KEPT", "none"),
                    System.getenv().getOrDefault("ORT_DISABLE_TELEMETRY", "none"),
                    "threads " + request.threads() + " of "
                            + Runtime.getRuntime().availableProcessors(),
                    "libraries " + System.getenv().getOrDefault("LD_LIBRARY_PATH", "none"),
                    "files in working folder " + files.count(),
                    "own temporary folder " + Files.createTempFile("a", "b").startsWith(working.resolveSibling("tmp")));
        }
    }

    private static void waitForEver(boolean withChild) throws IOException {
        String pids = Long.toString(ProcessHandle.current().pid());
        if (withChild) {
            Process child = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("odd.class.path"),
                            Endless.class.getName())
                    .inheritIO()
                    .start();
            pids += " " + child.pid();
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger("odd.port"))) {
            socket.getOutputStream().write((pids + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        waitFor(new CountDownLatch(1));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Prints what native code might, half a line of it, as the last thing before the end. */
    private static void garbage(WorkerRequest request) throws IOException {
        OutputStream out = System.out;
        out.write(new byte[] {(byte) 0xff, 0, (byte) 0xc3, '{', '"', '\n'});
        System.out.print("{\"kind\": [], " + request.outcome(0));
        System.err.print("and this");
    }

    private static void crash() {
        try {
            Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            Object unsafe = field.get(null);
            unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 0L, 0L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
