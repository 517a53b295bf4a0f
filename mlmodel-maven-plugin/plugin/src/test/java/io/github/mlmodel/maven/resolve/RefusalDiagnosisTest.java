package io.github.mlmodel.maven.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are those of Maven 3.6.3, 3.8.7 and 4.0.0-rc-5. */
class RefusalDiagnosisTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Not authorized , ReasonPhrase: Unauthorized. | UNAUTHENTICATED",
                "authentication failed for http://localhost:403/a.zip, status: 401 Unauthorized | UNAUTHENTICATED",
                "HTTP Status: 401 | UNAUTHENTICATED",
                "too many authentication attempts. Limit: 3 | UNAUTHENTICATED",
                "Access denied to: http://localhost:1024/a.zip | FORBIDDEN",
                "authorization failed for http://localhost:401/a.zip, status: 403 Forbidden | FORBIDDEN",
                "HTTP Status: 403 | FORBIDDEN",
                "Transfer failed for http://localhost:401/a.zip 503 Service Unavailable | SERVER_ERROR",
                "transfer failed for http://localhost:401/a.zip, status: 503 Service Unavailable | SERVER_ERROR",
                "HTTP Status: 500 | SERVER_ERROR",
                "Transfer failed for http://localhost:401/a.zip 504 Gateway Timeout | TIMEOUT",
                "Connect to repo.example.org:443 failed: Connection timed out | TIMEOUT",
                "Connect to localhost:401 [localhost/127.0.0.1] failed: Connection refused | OTHER"
            })
    void theKindOfRefusalIsReadFromTheTextsOfAllTransports(String text, Refusal refusal) {
        assertThat(RefusalDiagnosis.of(new IOException("Could not transfer", new IOException(text))))
                .contains(refusal);
    }

    @Test
    void aFileThatIsNotThereIsNoRefusal() {
        assertThat(RefusalDiagnosis.of(new IOException("HTTP Status: 404"))).isEmpty();
    }
}
