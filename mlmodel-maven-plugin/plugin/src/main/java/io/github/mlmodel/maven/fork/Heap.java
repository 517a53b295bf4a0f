package io.github.mlmodel.maven.fork;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The largest heap of a worker.
 *
 * @param argument the JVM's argument that sets it
 * @param megabytes its size
 */
record Heap(String argument, int megabytes) {

    private static final Pattern SIZE = Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)(\\d{1,18})([kKmMgGtT]?)");

    static Heap ofMegabytes(int megabytes) {
        return new Heap("-Xmx" + megabytes + "m", megabytes);
    }

    /** Returns the heap that the last of the user's arguments about it sets, or the default. */
    static Heap of(List<String> jvmArguments, int defaultMegabytes) {
        Heap heap = ofMegabytes(defaultMegabytes);
        for (String argument : jvmArguments) {
            Matcher matcher = SIZE.matcher(argument);
            if (matcher.matches()) {
                heap = new Heap(argument, megabytes(Long.parseLong(matcher.group(1)), matcher.group(2)));
            }
        }
        return heap;
    }

    /** Returns a heap to try when this one was too small. */
    String twice() {
        long gigabytes = Math.max(1, Math.round(megabytes / 512.0));
        return "-Xmx" + gigabytes + "g";
    }

    private static int megabytes(long number, String unit) {
        double bytes =
                switch (unit.toLowerCase(Locale.ROOT)) {
                    case "k" -> number * 0x1p10;
                    case "m" -> number * 0x1p20;
                    case "g" -> number * 0x1p30;
                    case "t" -> number * 0x1p40;
                    default -> number;
                };
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes * 0x1p-20));
    }
}
