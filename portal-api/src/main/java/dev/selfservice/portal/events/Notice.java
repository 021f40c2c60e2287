// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.events;

import java.util.Optional;
import java.util.UUID;

/**
 * Says that something changed, not what became of it: whoever is told fetches it again, with all the checks of a fetch.
 *
 * @param position where a later stream may go on; several notices may share one, and one may come twice
 * @param id the id of the task, of the request, or of the entitlement of an assignment; empty for {@link Topic#EVERYTHING}
 */
public record Notice(long position, Topic topic, Optional<UUID> id) {}
