// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

/** Why a delivery is where it is; pages have a sentence for each, with the system's title and the person's name. */
public enum DeliveryReason {
    /** The system's connector does not run. */
    NOT_CONNECTED,
    /** As many calls as the system may have at once are still inside its connector. */
    BUSY,
    /** The connector came back without an answer. */
    NO_ANSWER,
    /** The connector did not come back in time; whether it had an effect is not known. */
    TIMED_OUT,
    /** The connector failed. */
    NOT_REACHED,
    /** The portal was stopped meanwhile. */
    STOPPED,
    /** The person has no account on the system. */
    NO_ACCOUNT,
    /** The system cannot do it now, for reasons of its own. */
    TRY_LATER,
    /** The system has accepted the order and does it later. */
    ACCEPTED,
    /** The system will not do it, by rules of its own. */
    REFUSED,
    /** The person is no longer active. */
    PERSON_INACTIVE,
    /** The system's connector cannot give access. */
    CANNOT_GIVE,
    /** A reason told in words only. */
    OTHER
}
