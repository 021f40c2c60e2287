// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.people;

/** Why an identity store did not take over something that a source brought. */
public enum ImportRefusal {
    /** This run has brought the same id before. */
    TWICE,
    /** The person or group was put in by hand or belongs to another source. */
    NOT_OF_THIS_SOURCE,
    /** Somebody else has the login. */
    LOGIN_TAKEN,
    /** The manager, the member or the group is not known. */
    UNKNOWN
}
