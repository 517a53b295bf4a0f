package io.github.mlmodel.build.step.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {

    private static final Receipt RECEIPT = new Receipt(
            Receipt.FORMAT,
            Receipt.VERIFIED,
            "churn",
            "g:a:zip:churn:1",
            "releases",
            "https://repo",
            "ab12",
            8,
            1e-7,
            "PASSED",
            "");

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        RECEIPT.write(folder);

        assertThat(Receipt.read(folder)).contains(RECEIPT);
    }

    @Test
    void hasTheNamesThatOtherToolsRead() throws IOException {
        RECEIPT.write(folder);

        assertThat(folder.resolve("receipt.json")).hasContent("""
                        {
                          "format": 1,
                          "status": "verified",
                          "model": "churn",
                          "coordinates": "g:a:zip:churn:1",
                          "repositoryId": "releases",
                          "repository": "https://repo",
                          "bundleDigest": "ab12",
                          "samples": 8,
                          "maxDifference": 1E-7,
                          "grade": "PASSED",
                          "reason": ""
                        }
                        """);
    }

    @Test
    void aMissingOrDamagedOneIsNone() throws IOException {
        assertThat(Receipt.read(folder)).isEmpty();

        Files.writeString(folder.resolve("receipt.json"), "{");

        assertThat(Receipt.read(folder)).isEmpty();
    }
}
