package io.github.mlmodel.worker.shape;

import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.record.ColumnNames;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a file's first records for what is no header and no row, and says how to read over it. A file that can be read as
 * it is, with the columns that are asked for, is never refused here but for a line of units.
 */
public final class FirstLook {

    private static final int SHOWN = 5;

    private final ReadRequest request;
    private final TextFormat written;
    private final SourceFile file;
    private final CsvFormat format;
    private final String sample;
    /** Of the sample: a few records of a wide table are enough to hold. */
    private final List<FirstRecord> records;

    public FirstLook(ReadRequest request, TextFormat written, SourceFile file, CsvFormat format) {
        ForeignFile.refuse(file);
        this.request = request;
        this.written = written;
        this.file = file;
        this.format = format;
        this.sample = Sniffer.sample(file, format.encoding());
        this.records = Sniffer.records(sample, format, file);
    }

    /** Refuses the file if something else stands in it than a header and rows. */
    public void refuse() {
        if (records.stream().allMatch(record -> record.size() == 1)) {
            UncutLines.refuse(format, written.delimiter() != null, sample, file);
        }
        List<String> names = ColumnNames.firstRecord(file, format);
        if (records.isEmpty()) {
            return;
        }
        String target = target();
        boolean found = target.isEmpty() || names.contains(target);
        boolean asDeclared = written.columns().isEmpty() || written.columns().size() == names.size();
        if (!found || !asDeclared || names.contains("") || !isEven(names.size())) {
            refuseLinesAbove(found ? "" : target, !found || !asDeclared);
        }
        if (!found && HeaderGuess.holdsValues(records)) {
            throw headerless(names, target);
        }
        if (format.header() && found) {
            refuseUnits(names);
        }
    }

    private boolean isEven(int columns) {
        int width = columns + (format.edges().behindValues() ? 1 : 0);
        return records.stream().skip(format.header() ? 1 : 0).allMatch(row -> row.size() == width);
    }

    /** The target is asked for by its name, which is that of no column made up for a file without a header. */
    private String target() {
        String target = request.roles().target();
        boolean asked = request.columns().isEmpty() || request.columns().contains(target);
        return asked && written.columns().isEmpty() ? target : "";
    }

    private void refuseLinesAbove(String target, boolean lacksColumns) {
        Optional<TableShape> best = shape(target).or(() -> target.isEmpty() ? Optional.empty() : shape(""));
        if (best.isEmpty()) {
            return;
        }
        TableShape shape = best.get();
        if (shape.start() > 0) {
            throw linesAbove(shape);
        }
        if (lacksColumns && shape.format().blanks() && records.get(0).size() == 1) {
            FirstRecord first = shape.records().get(0);
            throw refused(file.name() + ":" + first.line() + " has "
                    + Names.count(first.size(), "value") + " with blanks between them (" + shown(first.values())
                    + "), as the lines below it have, and no other delimiter. If blanks separate them, set"
                    + " <delimiter>blanks</delimiter> in <dataset>.");
        }
    }

    private Optional<TableShape> shape(String target) {
        return TableShape.find(sample, format, written.delimiter() != null, target, file);
    }

    private MlModelException linesAbove(TableShape shape) {
        List<FirstRecord> above = shape.records().subList(0, shape.start());
        FirstRecord start = shape.records().get(shape.start());
        boolean one = above.size() == 1;
        Optional<String> mark = LineLook.mark(above.get(0).values().get(0)).filter(begin -> above.stream()
                .allMatch(line -> line.values().get(0).startsWith(begin)));
        String setting = mark.filter(begin -> !format.beginsComment(begin.charAt(0)))
                .map(begin -> "<comment>" + begin + "</comment>")
                .orElse("<skipLines>" + (start.line() - 1 - (format.edges().separatorLine() ? 1 : 0)) + "</skipLines>");
        String blanks =
                shape.format().blanks() && written.delimiter() == null ? " and <delimiter>blanks</delimiter>" : "";
        return refused(file.name() + ":" + above.get(0).line() + " ("
                + shown(above.get(0).values()) + ")"
                + (one ? "" : " and " + Names.count(above.size() - 1L, "more line"))
                + mark.map(begin -> (one ? " begins" : " begin") + " with '" + begin + "', as comments do, and")
                        .orElse("")
                + (one ? " stands above " : " stand above ")
                + (format.header() ? "the header" : "the rows") + ", which seem" + (format.header() ? "s" : "")
                + " to begin in line " + start.line() + " (" + shown(start.values()) + "). If so, set " + setting
                + blanks
                + " in <dataset>.");
    }

    private MlModelException headerless(List<String> names, String target) {
        return refused(file.name() + ":" + records.get(0).line() + " (" + shown(names)
                + ") seems to hold values and no names, so that there is no column '" + Printable.text(target)
                + "'. Name all " + Names.count(names.size(), "column")
                + " in <dataset>, in their order: <columns>first,second,…</columns>.");
    }

    private void refuseUnits(List<String> names) {
        if (records.size() < 4 || records.get(1).size() != records.get(0).size()) {
            return;
        }
        FirstRecord second = records.get(1);
        NumberColumns columns = new NumberColumns(request, written.missing(), written.numberForms());
        boolean[] numbers = columns.of(names, records.subList(2, records.size()));
        List<String> values = columns.read(names, second.values());
        LineLook.Kind kind =
                LineLook.at(names, numbers, values, LineLook.Stand.FIRST).kind();
        if (kind != LineLook.Kind.UNITS && kind != LineLook.Kind.WORDS) {
            return;
        }
        String or = kind == LineLook.Kind.WORDS ? "; if its texts mean \"no value\", name them by <missing>." : ".";
        throw refused(file.name() + ":" + second.line() + " (" + shown(second.values())
                + ") seems to hold units or types of the columns, below which there are numbers. Delete the line, or set"
                + " <skipLines>" + second.line() + "</skipLines> and <columns>" + columns(names)
                + "</columns> in <dataset>, which name the columns instead of the first "
                + Names.count(second.line(), "line") + or);
    }

    /** Returns names as {@code <columns>} has them; a beginning where they are too many for a message. */
    public static String columns(List<String> names) {
        boolean fits = names.size() <= Shown.MANY && names.stream().noneMatch(name -> name.contains(","));
        return fits ? Printable.text(String.join(",", names)) : "first,second,…";
    }

    public static String shown(List<String> values) {
        String shown = String.join(
                ", ",
                values.stream()
                        .limit(SHOWN)
                        .map(value -> "'" + Printable.text(value) + "'")
                        .toList());
        return values.size() > SHOWN ? shown + ", …" : shown;
    }

    private static MlModelException refused(String sentence) {
        return MlModelException.user(Anchor.UNREADABLE_LINES, sentence);
    }
}
