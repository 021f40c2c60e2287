// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

import java.util.Optional;

/** Ability: finds the account of a person. */
public interface FindsAccounts {

    /** Returns the person's account, if the system has one; a broken system is an exception, not an empty answer. */
    Optional<AccountRef> findAccount(AccountOwner owner);
}
