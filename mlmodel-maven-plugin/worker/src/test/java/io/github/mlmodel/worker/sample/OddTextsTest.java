package io.github.mlmodel.worker.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of which it is hard to compose others: the composing must come to an end. */
class OddTextsTest {

    static Stream<List<String>> wordsWithoutLettersOrDigits() {
        return Stream.of(List.of("____", "___"), List.of("²²", "½½", "²½"), List.of("⑴⑴"));
    }

    @ParameterizedTest
    @MethodSource("wordsWithoutLettersOrDigits")
    void wordsWithoutLettersOrDigitsAreWords(List<String> words) {
        Set<Object> composed = composed(words, words.toArray(String[]::new));

        assertThat(composed).isNotEmpty().doesNotContainAnyElementsOf(words);
        assertThat(composed)
                .allSatisfy(text -> assertThat(words).containsAll(List.of(((String) text).split(",? ", -1))));
    }

    @Test
    void whereEveryTextOfTheWordsIsSomebodysNoneIsTold() {
        // Nearly all are short, so that what is composed starts from few words.
        String[] texts = IntStream.rangeClosed(1, 4_000)
                .mapToObj(row -> "oil ".repeat(Math.max(1, row - 3_800)).trim())
                .toArray(String[]::new);

        assertThat(composed(List.of("oil"), texts)).isEmpty();
    }

    private static Set<Object> composed(List<String> carried, String... texts) {
        Set<Object> composed = new GivenTable()
                .texts("note", carried, texts).recorded().values().stream()
                        .flatMap(row -> row.values().stream())
                        .collect(Collectors.toSet());
        composed.remove("(unknown)");
        return composed;
    }
}
