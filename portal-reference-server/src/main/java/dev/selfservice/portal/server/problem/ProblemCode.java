// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.problem;

import java.util.Arrays;
import java.util.Optional;

/** Every kind of problem the server answers, with what it means and what to do: the source of the pages. */
public enum ProblemCode {
    MALFORMED_JSON(
            400,
            "The body is not JSON",
            "What was sent cannot be read as one JSON document in UTF-8, or it is nested deeper than 64 levels.",
            "Send exactly one JSON document. The detail says where reading stopped."),
    UNKNOWN_FIELD(
            400,
            "The body holds an unknown field",
            "A field was sent that this call does not have. Nothing was done, because a misspelt field may matter.",
            "Correct or remove the named fields."),
    MALFORMED_REQUEST(
            400,
            "The request cannot be understood",
            "The request is not of the shape that this address expects.",
            "Compare it with the description under /api-docs."),
    NOT_SIGNED_IN(
            401,
            "Nobody is signed in",
            "The session has ended, the token has expired or was revoked, or none was sent.",
            "Sign in, or send a valid bearer token."),
    SIGN_IN_FAILED(
            401,
            "Sign-in failed",
            "The name and password do not match. The answer is the same whatever the cause.",
            "Try again; mind capital letters. If it keeps failing, ask your administrator."),
    STEP_UP_REQUIRED(
            401,
            "Prove again that it is you",
            "This step needs a fresher or stronger proof than the one the session began with.",
            "Sign in again, then repeat the step."),
    FORBIDDEN(
            403,
            "This is not allowed",
            "You are known, and you may not do this.",
            "Ask an administrator for the portal permission that the detail names."),
    FOUR_EYES(
            403,
            "Somebody else must decide this",
            "Whoever asks for access, or is to receive it, never decides about it.",
            "Wait for another approver."),
    CROSS_SITE(
            403,
            "The request came from another site",
            "A change must come from the pages of the portal itself, with the token of the session.",
            "Open the portal and try there. Programs use a bearer token and send no cookie."),
    TOKEN_SCOPE(
            403,
            "The token does not reach this far",
            "The API token is confined to permissions that do not cover this call.",
            "Make a token with the permission that the detail names."),
    NOT_FOUND(
            404,
            "Nothing is here",
            "The address leads nowhere, or to something that you may not know of.",
            "Check the address; start from a list."),
    METHOD_NOT_ALLOWED(
            405,
            "The address does not take this method",
            "The address exists, and not for this method.",
            "Look at the Allow header or at /api-docs."),
    NOT_ACCEPTABLE(
            406, "The answer has another form", "The server can answer this in JSON only.", "Accept application/json."),
    STALE_VERSION(
            409,
            "It has changed meanwhile",
            "Somebody changed the same thing after you read it. Nothing of yours was stored.",
            "Read it again and decide anew."),
    ALREADY_DECIDED(
            409,
            "It is decided already",
            "Somebody else decided this task before you. The facts name them.",
            "Nothing is left to do."),
    ALREADY_ENDED(
            409,
            "It has ended already",
            "The request was decided, withdrawn or given up.",
            "Ask anew if it is still needed."),
    ALREADY_HELD(
            409,
            "It is held already",
            "The person holds this access already, with the same scope.",
            "Nothing is left to do."),
    ALREADY_REQUESTED(
            409,
            "It is asked for already",
            "A running request asks for the same access for the same person.",
            "Follow that request under My requests."),
    ALREADY_MADE(
            409,
            "The token is made already",
            "A call under the same idempotency key made the token. Its secret was shown once and is kept nowhere.",
            "If the secret got lost, revoke the token that the facts name, and make another under a new key."),
    NO_APPROVER(
            409,
            "Nobody could decide it",
            "No approver was found other than who asks and who benefits. Nothing was stored.",
            "Ask an administrator to name an approver."),
    DUPLICATE(
            409,
            "There is one already",
            "Something with the same name exists.",
            "Choose another name, or change the one that exists."),
    LAST_ADMINISTRATOR(
            409,
            "Somebody must remain",
            "After this nobody could manage permissions any more.",
            "Give the permission to somebody else first."),
    NOT_DEAD(
            409,
            "The delivery is under way",
            "Only a delivery that was given up can be tried again.",
            "Wait; the portal tries by itself."),
    TOO_LARGE(413, "The body is too large", "A body may have at most 256 KiB.", "Send less."),
    WRONG_CONTENT_TYPE(
            415,
            "The body has the wrong type",
            "This address takes JSON in UTF-8 only.",
            "Send the header Content-Type: application/json."),
    INVALID(
            422,
            "Some fields break a rule",
            "What was sent could be read, and something in it cannot be. Nothing was stored.",
            "Correct the named fields."),
    IDEMPOTENCY_MISMATCH(
            422,
            "The key belongs to another body",
            "The idempotency key was used before, for another content.",
            "Use a new key for a new command."),
    TOO_MANY(
            429,
            "Too many tries",
            "A limit was reached, for this account or this address.",
            "Wait for the seconds that Retry-After names."),
    INTERNAL_ERROR(
            500,
            "Something broke",
            "The server failed in a way nobody foresaw. What you sent had no effect, or its full effect.",
            "Look whether it took effect, then try again. Tell an administrator the request id."),
    UNAVAILABLE(
            503,
            "A part is not available",
            "The portal, or a system behind it, cannot answer now.",
            "Try again after the seconds that Retry-After names.");

    private final int status;
    private final String title;
    private final String meaning;
    private final String cure;

    ProblemCode(int status, String title, String meaning, String cure) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.cure = cure;
    }

    /** Returns the code as it stands in answers and addresses, for example {@code stale-version}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns what happened, in a few words. */
    public String title() {
        return title;
    }

    /** Returns what it means. */
    public String meaning() {
        return meaning;
    }

    /** Returns what to do. */
    public String cure() {
        return cure;
    }

    /** Returns the problem with the label, if there is one. */
    public static Optional<ProblemCode> find(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst();
    }

    /** Returns the problem that fits a status which a server library chose. */
    public static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 401 -> NOT_SIGNED_IN;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> WRONG_CONTENT_TYPE;
            case 429 -> TOO_MANY;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
