package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Places that are threads of one process: each lays down what it has, all wait, and each takes what it asked for. */
final class ThreadExchange {

    private final Object[] laid;
    private final Call[] calls;
    private final Phaser barrier;
    private final AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();

    private ThreadExchange(int places) {
        laid = new Object[places];
        calls = new Call[places];
        barrier = new Phaser(places);
    }

    /** Returns what each place, told its number, makes of its rows; all are at work at once. */
    static <T> List<T> at(int places, BiFunction<Exchange, Integer, T> place) {
        ThreadExchange exchange = new ThreadExchange(places);
        try (WorkPool workers = new WorkPool(places)) {
            return workers.map(places, number -> {
                try {
                    Place here = exchange.new Place(number);
                    T made = place.apply(here, number);
                    here.all(Call.END, made, Object[]::new);
                    return made;
                } catch (RuntimeException | Error e) {
                    exchange.first.compareAndSet(null, e instanceof RuntimeException why ? why : null);
                    exchange.barrier.forceTermination();
                    throw e;
                }
            });
        } catch (RuntimeException e) {
            // A place may learn that another has failed before it fails itself.
            throw Objects.requireNonNullElse(exchange.first.get(), e);
        }
    }

    /** What a place may ask, and that it has ended. */
    private enum Call {
        SUM,
        MOST,
        JOIN,
        BEFORE,
        END
    }

    private final class Place implements Exchange {

        private final int number;

        Place(int number) {
            this.number = number;
        }

        @Override
        public void sum(long[]... numbers) {
            long[][] own = Arrays.stream(numbers).map(long[]::clone).toArray(long[][]::new);
            for (long[][] of : all(Call.SUM, own, long[][][]::new)) {
                if (of != own) {
                    for (int list = 0; list < of.length; list++) {
                        for (int i = 0; i < of[list].length; i++) {
                            numbers[list][i] += of[list][i];
                        }
                    }
                }
            }
        }

        @Override
        public void most(double[] numbers) {
            for (double[] of : all(Call.MOST, numbers.clone(), double[][]::new)) {
                Arrays.setAll(numbers, i -> Math.max(numbers[i], of[i]));
            }
        }

        @Override
        public int[][] join(int[][] lists) {
            int[][][] all = all(Call.JOIN, lists, int[][][]::new);
            return IntStream.range(0, lists.length)
                    .mapToObj(i -> Arrays.stream(all)
                            .flatMapToInt(of -> Arrays.stream(of[i]))
                            .toArray())
                    .toArray(int[][]::new);
        }

        @Override
        public long before(long rows) {
            return Arrays.stream(all(Call.BEFORE, rows, Long[]::new))
                    .limit(number)
                    .mapToLong(Long::longValue)
                    .sum();
        }

        private <T> T[] all(Call call, T own, IntFunction<T[]> array) {
            laid[number] = own;
            calls[number] = call;
            await();
            if (!Arrays.stream(calls).allMatch(call::equals)) {
                throw new IllegalStateException("places ask different things: " + Arrays.toString(calls));
            }
            T[] all = Arrays.asList(laid).toArray(array);
            await();
            return all;
        }

        private void await() {
            if (barrier.arriveAndAwaitAdvance() < 0) {
                throw new IllegalStateException("another place has failed");
            }
        }
    }
}
