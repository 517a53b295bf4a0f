package io.github.mlmodel.maven.resolve;

import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.MetadataNotFoundException;

/**
 * Reads from a transfer's exception what the repository answered.
 *
 * <p>The transports of Maven 3.6 to 4.0 throw exceptions of their own, which a plugin cannot see; what they have in common
 * is the status in their text: "status code: 401", "status: 401 Unauthorized", "(401)", and of Maven 3.6 "Transfer failed for
 * URL 503 Service Unavailable" and "Not authorized". The JDK's client, in Maven 4, says "too many authentication attempts".
 */
final class RefusalDiagnosis {

    private static final Pattern STATUS = Pattern.compile(
            "(?:status(?: code)?:? |\\(|HTTP |failed for \\S{1,2000} )(\\d{3})\\b", Pattern.CASE_INSENSITIVE);

    private RefusalDiagnosis() {}

    /** Returns the kind of refusal, or empty when the file is simply not there. */
    static Optional<Refusal> of(Throwable failure) {
        boolean notFound = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChecksumFailureException) {
                return Optional.of(Refusal.CHECKSUM);
            }
            if (isTimeout(cause)) {
                return Optional.of(Refusal.TIMEOUT);
            }
            notFound |= cause instanceof ArtifactNotFoundException || cause instanceof MetadataNotFoundException;
        }
        return notFound ? Optional.empty() : byText(failure);
    }

    private static boolean isTimeout(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return cause instanceof SocketTimeoutException
                || name.equals("HttpTimeoutException")
                || name.equals("HttpConnectTimeoutException")
                || name.equals("ConnectTimeoutException");
    }

    private static Optional<Refusal> byText(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            Matcher matcher = STATUS.matcher(text);
            if (matcher.find()) {
                return byStatus(Integer.parseInt(matcher.group(1)));
            }
            if (text.contains("not authorized")
                    || text.contains("unauthorized")
                    || text.contains("too many authentication attempts")) {
                return Optional.of(Refusal.UNAUTHENTICATED);
            }
            if (text.contains("access denied") || text.contains("forbidden")) {
                return Optional.of(Refusal.FORBIDDEN);
            }
            if (text.contains("timed out")) {
                return Optional.of(Refusal.TIMEOUT);
            }
        }
        return Optional.of(Refusal.OTHER);
    }

    private static Optional<Refusal> byStatus(int status) {
        return switch (status) {
            case 401 -> Optional.of(Refusal.UNAUTHENTICATED);
            case 403 -> Optional.of(Refusal.FORBIDDEN);
            case 404, 410 -> Optional.empty();
            case 408, 504 -> Optional.of(Refusal.TIMEOUT);
            default -> Optional.of(status >= 500 ? Refusal.SERVER_ERROR : Refusal.OTHER);
        };
    }
}
