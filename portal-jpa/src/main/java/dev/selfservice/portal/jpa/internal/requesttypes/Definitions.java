// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.requesttypes;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.jpa.internal.Json;
import dev.selfservice.portal.requesttypes.ApproverRule;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.requesttypes.Stage;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Request types as JSON; id and version stand in columns of their own. */
final class Definitions {
    private Definitions() {}

    static String write(RequestType type) {
        JsonArrayBuilder stages = Json.array();
        type.stages().forEach(stage -> stages.add(write(stage)));
        return Json.object()
                .add("title", Json.object(type.title()))
                .add("description", Json.object(type.description()))
                .add(
                        "starters",
                        Json.list(
                                type.starters().stream().map(Grantee::toString).toList()))
                .add("stages", stages)
                .build()
                .toString();
    }

    static RequestType read(String id, int version, String json) {
        JsonObject type = Json.object(json);
        return new RequestType(
                new RequestTypeId(id),
                version,
                Json.localText(type.getJsonObject("title")),
                Json.localText(type.getJsonObject("description")),
                Json.texts(type.getJsonArray("starters")).stream()
                        .map(Grantee::parse)
                        .toList(),
                type.getJsonArray("stages").stream().map(Definitions::stage).toList());
    }

    private static JsonObject write(Stage stage) {
        List<String> approvers =
                stage.approvers().stream().map(ApproverRule::text).toList();
        JsonObjectBuilder object = Json.object()
                .add("key", stage.key())
                .add("kind", stage.kind().name())
                .add("title", Json.object(stage.title()))
                .add("approvers", Json.list(approvers));
        stage.due().ifPresent(due -> object.add("due", due.toString()));
        return object.build();
    }

    private static Stage stage(JsonValue value) {
        JsonObject stage = value.asJsonObject();
        return new Stage(
                stage.getString("key"),
                Stage.Kind.valueOf(stage.getString("kind")),
                Json.localText(stage.getJsonObject("title")),
                Json.texts(stage.getJsonArray("approvers")).stream()
                        .map(ApproverRule::new)
                        .toList(),
                stage.containsKey("due") ? Optional.of(Duration.parse(stage.getString("due"))) : Optional.empty());
    }
}
