package io.github.mlmodel.engine.trees.boosting.exchange;

/**
 * The rows of a training that lie here.
 *
 * @param exchange what tells of the others
 * @param rows how many lie here
 * @param first the number of the first among all
 * @param all how many there are everywhere
 */
public record RowShare(Exchange exchange, int rows, long first, long all) {

    /** Asks the other places for theirs. */
    public static RowShare of(Exchange exchange, int rows) {
        return new RowShare(exchange, rows, exchange.before(rows), exchange.sum(rows));
    }

    /** Returns rows of which no others are anywhere else. */
    public static RowShare local(int rows) {
        return of(Exchange.LOCAL, rows);
    }
}
