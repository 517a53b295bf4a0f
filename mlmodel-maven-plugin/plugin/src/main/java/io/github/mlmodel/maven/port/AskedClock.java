package io.github.mlmodel.maven.port;

import io.github.mlmodel.maven.memory.RunNotes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time in UTC, by which a verdict may be another one tomorrow: a run that asks for it is noted. */
final class AskedClock extends Clock {

    private final RunNotes notes;

    AskedClock(RunNotes notes) {
        this.notes = notes;
    }

    @Override
    public Instant instant() {
        notes.asks("the time");
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("builds know no other zone than " + ZoneOffset.UTC);
    }
}
