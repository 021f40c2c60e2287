// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.events;

import dev.selfservice.portal.events.Notice;
import dev.selfservice.portal.events.Topic;
import java.util.Optional;
import java.util.UUID;

/** The data of one event; its position is the event's id. */
public record NoticeBody(Topic topic, Optional<UUID> id) {

    static NoticeBody of(Notice notice) {
        return new NoticeBody(notice.topic(), notice.id());
    }
}
