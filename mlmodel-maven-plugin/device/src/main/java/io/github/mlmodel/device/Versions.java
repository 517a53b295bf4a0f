package io.github.mlmodel.device;

import java.util.Arrays;
import java.util.List;

/** Dotted versions. */
final class Versions {

    private Versions() {}

    /** Returns whether {@code version} is lower than {@code least}, number by number. */
    static boolean isBelow(String version, String least) {
        List<Integer> left = numbers(version);
        List<Integer> right = numbers(least);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = Integer.compare(i < left.size() ? left.get(i) : 0, i < right.size() ? right.get(i) : 0);
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private static List<Integer> numbers(String version) {
        return Arrays.stream(version.split("\\."))
                .filter(part -> part.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .toList();
    }
}
