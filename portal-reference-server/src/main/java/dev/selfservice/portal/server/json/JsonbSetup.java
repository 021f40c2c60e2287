// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.Wish;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.tasks.TaskId;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.PropertyOrderStrategy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** How the API records are written: typed ids as text, times in UTC with milliseconds, nothing ever null. */
public final class JsonbSetup {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private JsonbSetup() {}

    /** Returns a new binding; it is safe for use by several threads. */
    public static Jsonb open() {
        return JsonbBuilder.create(new JsonbConfig()
                // The same value is always the same bytes.
                .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL)
                .withAdapters(ids())
                .withAdapters(values()));
    }

    /** Returns a time in the one form that answers use. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    private static JsonbAdapter<?, ?>[] ids() {
        return new JsonbAdapter<?, ?>[] {
            new AsText<PersonId>(PersonId::toString) {},
            new AsText<GroupId>(GroupId::toString) {},
            new AsText<RoleId>(RoleId::toString) {},
            new AsText<SystemId>(SystemId::toString) {},
            new AsText<RequestTypeId>(RequestTypeId::toString) {},
            new AsText<RequestId>(RequestId::toString) {},
            new AsText<ItemId>(ItemId::toString) {},
            new AsText<TaskId>(TaskId::toString) {},
            new AsText<EntitlementId>(EntitlementId::toString) {},
            new AsText<AssignmentId>(AssignmentId::toString) {},
            new AsText<OrderId>(OrderId::toString) {}
        };
    }

    private static JsonbAdapter<?, ?>[] values() {
        return new JsonbAdapter<?, ?>[] {
            new AsText<Instant>(JsonbSetup::time) {},
            new AsText<Permission>(Permission::label) {},
            new AsShape<LocalText, Map<String, String>>(LocalText::byLanguage) {},
            new AsShape<Wish, WishJson>(WishJson::of) {},
            new AsShape<EntitlementWish, WishJson>(WishJson::of) {},
            new AsShape<Request, RequestJson>(RequestJson::of) {}
        };
    }
}
