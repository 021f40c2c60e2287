// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the result codes of a directory (RFC 4511 appendix A) mean for us, in plain words.
 *
 * <p>Codes that may be another one next time make an order wait; all others refuse it. The words never hold what the
 * server said by itself: diagnostic messages may quote values.
 */
public final class ResultWords {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(1);

    /** What may be better next time. */
    private static final Map<ResultCode, String> WAIT = Map.ofEntries(
            Map.entry(ResultCode.BUSY, "the directory is busy"),
            Map.entry(ResultCode.UNAVAILABLE, "the directory is not available"),
            Map.entry(ResultCode.TIME_LIMIT_EXCEEDED, "the directory took longer than it may"),
            Map.entry(ResultCode.ADMIN_LIMIT_EXCEEDED, "the directory reached a limit of its administrator"),
            Map.entry(ResultCode.SERVER_DOWN, "the directory closed the connection"),
            Map.entry(
                    ResultCode.CONNECT_ERROR,
                    "the directory cannot be reached or does not let the portal in, or its certificate is not trusted"),
            Map.entry(ResultCode.TIMEOUT, "the directory did not answer in time"),
            Map.entry(ResultCode.LOCAL_ERROR, "the connection to the directory broke"),
            Map.entry(ResultCode.ENCODING_ERROR, "the connection to the directory broke"),
            Map.entry(ResultCode.DECODING_ERROR, "the directory answered what cannot be understood"),
            Map.entry(ResultCode.PROTOCOL_ERROR, "the directory did not understand the portal"),
            Map.entry(ResultCode.OPERATIONS_ERROR, "the directory could not do it"),
            Map.entry(ResultCode.OTHER, "the directory failed without a reason that it could name"),
            Map.entry(ResultCode.INVALID_CREDENTIALS, "the directory does not accept the portal's own account"));

    /** What repeating does not help. */
    private static final Map<ResultCode, String> REFUSE = Map.ofEntries(
            Map.entry(
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "the portal's account may not change that in the directory"),
            Map.entry(ResultCode.AUTHORIZATION_DENIED, "the portal's account may not change that in the directory"),
            Map.entry(ResultCode.OBJECT_CLASS_VIOLATION, "the entry would break the rules of its kind"),
            Map.entry(ResultCode.CONSTRAINT_VIOLATION, "the entry would break a rule of the directory"),
            Map.entry(ResultCode.INVALID_ATTRIBUTE_SYNTAX, "the directory does not take such a value"),
            Map.entry(ResultCode.UNDEFINED_ATTRIBUTE_TYPE, "the directory does not know the attribute"),
            Map.entry(ResultCode.NO_SUCH_OBJECT, "there is no such entry in the directory"),
            Map.entry(ResultCode.INVALID_DN_SYNTAX, "the directory does not take the name of the entry"),
            Map.entry(ResultCode.UNWILLING_TO_PERFORM, "the directory is not willing to do it"),
            Map.entry(ResultCode.SIZE_LIMIT_EXCEEDED, "more entries match than the limit allows"),
            Map.entry(ResultCode.REFERRAL, "the directory points to another server, and following is not switched on"),
            Map.entry(ResultCode.AFFECTS_MULTIPLE_DSAS, "the change would touch more than one server"),
            Map.entry(ResultCode.STRONG_AUTH_REQUIRED, "the directory wants a stronger sign-in of the portal"),
            Map.entry(ResultCode.CONFIDENTIALITY_REQUIRED, "the directory wants an encrypted connection"),
            Map.entry(ResultCode.INAPPROPRIATE_AUTHENTICATION, "the portal's account cannot sign in that way"),
            Map.entry(ResultCode.AUTH_METHOD_NOT_SUPPORTED, "the portal's account cannot sign in that way"));

    private ResultWords() {}

    /** Returns what became of an order that ended with this answer; never Applied. */
    public static DeliveryOutcome outcome(LDAPException answer) {
        ResultCode code = answer.getResultCode();
        if (mayBeBetterLater(code)) {
            Duration pause = code.equals(ResultCode.BUSY) || code.equals(ResultCode.TIMEOUT) ? SOON : LATER;
            return new DeliveryOutcome.TryLater(pause, of(answer));
        }
        return new DeliveryOutcome.Refused(List.of(of(answer)));
    }

    /** Tells whether the same question may get another answer later. */
    public static boolean mayBeBetterLater(ResultCode code) {
        return WAIT.containsKey(code);
    }

    /** Returns the answer in plain words, with its number. */
    public static String of(LDAPException answer) {
        ResultCode code = answer.getResultCode();
        String words = WAIT.getOrDefault(code, REFUSE.getOrDefault(code, "the directory refused it"));
        return words + " (" + code.intValue() + " " + code.getName() + ")";
    }

    /** Returns the exception that says that a part of the portal cannot answer because of this. */
    public static UnavailableException unavailable(String part, LDAPException answer) {
        return new UnavailableException(part, of(answer), answer);
    }

    /** Returns the codes that make an order wait, with their words. */
    static Map<ResultCode, String> waits() {
        return WAIT;
    }

    /** Returns the codes that refuse an order and have words of their own. */
    static Map<ResultCode, String> refusals() {
        return REFUSE;
    }
}
