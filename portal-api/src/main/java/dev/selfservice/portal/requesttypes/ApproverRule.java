// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requesttypes;

import dev.selfservice.portal.Grantee;

/**
 * One way to find who decides a stage. A stage has a chain of them; the first that finds somebody wins.
 *
 * <p>Text forms: {@code manager-of-beneficiary}, {@code user:…}, {@code group:…}, {@code role:…}.
 */
public record ApproverRule(String text) {

    /** The rule for the manager of the person who is to hold the access. */
    public static final ApproverRule MANAGER_OF_BENEFICIARY = new ApproverRule("manager-of-beneficiary");

    public ApproverRule {
        if (!"manager-of-beneficiary".equals(text)) {
            Grantee.parse(text);
        }
    }

    /** Returns the rule that always names the same grantee. */
    public static ApproverRule always(Grantee grantee) {
        return new ApproverRule(grantee.toString());
    }

    /** Tells whether the rule asks for the beneficiary's manager. */
    public boolean asksManager() {
        return equals(MANAGER_OF_BENEFICIARY);
    }

    /** Returns the grantee that the rule always names; only if it does not ask for a manager. */
    public Grantee grantee() {
        return Grantee.parse(text);
    }
}
