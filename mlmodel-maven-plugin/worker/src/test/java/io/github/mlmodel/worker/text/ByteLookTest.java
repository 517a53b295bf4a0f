package io.github.mlmodel.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is told of eight bytes at a time is what one byte after the other tells. */
class ByteLookTest {

    private static final byte[] OTHERS = {1, 'a', '"', '!', '#', 0, 127, -128, -1, (byte) ('"' | 0x80)};

    @Test
    void eachByteCountsWhereverItStands() {
        for (int length = 0; length <= 40; length++) {
            for (int at = 0; at < length; at++) {
                for (byte other : OTHERS) {
                    byte[] bytes = new byte[48];
                    Arrays.fill(bytes, 0, length, (byte) 'a');
                    bytes[at] = other;

                    assertThat(ByteLook.at(bytes, length, (byte) '"'))
                            .as("%d at %d of %d", other, at, length)
                            .isEqualTo(new ByteLook(other == '"', other > 0));
                }
            }
        }
    }

    @Test
    void bytesOfChanceAreSeenAsTheyAre() {
        Random chance = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[chance.nextInt(64)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = chance.nextInt(30) == 0 ? OTHERS[chance.nextInt(OTHERS.length)] : (byte) (35 + at);
            }
            boolean wanted = false;
            boolean plain = true;
            for (byte b : bytes) {
                wanted |= b == -128;
                plain &= b > 0;
            }

            assertThat(ByteLook.at(bytes, bytes.length, (byte) -128))
                    .as(Arrays.toString(bytes))
                    .isEqualTo(new ByteLook(wanted, plain));
        }
    }
}
