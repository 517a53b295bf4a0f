package io.github.mlmodel.runtime.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the keys that trees compare. A row's keys begin as those of a row of unknown texts; where a missing value may take
 * either way, all keys are there twice: a missing one as the greatest, and as the least.
 */
final class KeyWriter {

    private final int places;
    private final int[] template;
    private final int[] registers;
    private final int[] registerPlaces;
    private final CellKeys[] cells;

    /**
     * The keys of a column of texts.
     *
     * @param first by code where its keys begin
     * @param places which keys are others than those of an unknown text
     * @param values their numbers
     */
    private record CellKeys(int column, int[] first, int[] places, float[] values) {}

    private KeyWriter(int places, int[] template, int[] registers, int[] registerPlaces, CellKeys[] cells) {
        this.places = places;
        this.template = template;
        this.registers = registers;
        this.registerPlaces = registerPlaces;
        this.cells = cells;
    }

    /**
     * Prepares.
     *
     * @param used the features that are compared, by place
     * @param twice whether all keys are there twice
     */
    static KeyWriter of(List<Feature> used, boolean twice) throws NotFlat {
        int[] registers = new int[used.size()];
        int[] registerPlaces = new int[used.size()];
        int numbers = 0;
        Map<Integer, List<Integer>> columns = new LinkedHashMap<>();
        for (int place = 0; place < used.size(); place++) {
            Feature feature = used.get(place);
            if (feature instanceof Feature.Register number) {
                registers[numbers] = number.register();
                registerPlaces[numbers++] = place;
            } else if (feature instanceof Feature.Cell cell) {
                columns.computeIfAbsent(cell.column(), column -> new ArrayList<>())
                        .add(place);
            } else {
                throw new NotFlat("trees of words");
            }
        }
        CellKeys[] cells = new CellKeys[columns.size()];
        int texts = 0;
        for (Map.Entry<Integer, List<Integer>> column : columns.entrySet()) {
            cells[texts++] = cells(column.getKey(), column.getValue(), used);
        }
        KeyWriter writer = new KeyWriter(
                used.size(),
                new int[twice ? 2 * used.size() : used.size()],
                Arrays.copyOf(registers, numbers),
                Arrays.copyOf(registerPlaces, numbers),
                cells);
        for (int place = 0; place < used.size(); place++) {
            if (used.get(place) instanceof Feature.Cell cell) {
                float[] values = cell.byCode().floats();
                writer.put(writer.template, place, values[values.length - 1]);
            }
        }
        return writer;
    }

    private static CellKeys cells(int column, List<Integer> of, List<Feature> used) {
        List<float[]> values = new ArrayList<>();
        for (int place : of) {
            values.add(((Feature.Cell) used.get(place)).byCode().floats());
        }
        int other = values.get(0).length - 1;
        int[] first = new int[other + 2];
        int[] places = new int[other * values.size()];
        float[] keys = new float[places.length];
        int count = 0;
        for (int code = 0; code < other; code++) {
            for (int i = 0; i < values.size(); i++) {
                float value = values.get(i)[code];
                if (Float.compare(value, values.get(i)[other]) != 0) {
                    places[count] = of.get(i);
                    keys[count++] = value;
                }
            }
            first[code + 1] = count;
        }
        first[other + 1] = count;
        return new CellKeys(column, first, Arrays.copyOf(places, count), Arrays.copyOf(keys, count));
    }

    /** Returns how many keys a row has. */
    int width() {
        return template.length;
    }

    /** Writes the keys of a row at the beginning of an array, or behind those of the rows before. */
    void write(Registers rows, int row, int[] keys) {
        int start = row * template.length;
        System.arraycopy(template, 0, keys, start, template.length);
        for (int i = 0; i < registers.length; i++) {
            put(keys, start + registerPlaces[i], (float) rows.value(registers[i], row));
        }
        for (CellKeys column : cells) {
            int code = rows.code(column.column, row);
            for (int i = column.first[code]; i < column.first[code + 1]; i++) {
                put(keys, start + column.places[i], column.values[i]);
            }
        }
    }

    private void put(int[] keys, int place, float value) {
        boolean missing = Float.isNaN(value);
        int key = Keys.of(value);
        keys[place] = missing ? Keys.GREATEST : key;
        if (template.length > places) {
            keys[place + places] = missing ? Keys.LEAST : key;
        }
    }
}
