package io.github.mlmodel.worker;

/** Where the forked JVM starts. Its only argument is the request file. */
public final class WorkerMain {

    private WorkerMain() {}

    /** Runs the jobs of the request file and ends the JVM. */
    public static void main(String[] arguments) {
        WorkerLife.run(arguments, Jobs::run);
    }
}
