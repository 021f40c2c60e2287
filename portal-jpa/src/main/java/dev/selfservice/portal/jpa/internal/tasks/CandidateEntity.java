// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.tasks;

import dev.selfservice.portal.tasks.Task;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code portal_task_candidate}: a grantee in whose inbox an open task lies. */
@Entity
@Table(name = "portal_task_candidate")
@IdClass(CandidateEntity.Key.class)
@SuppressWarnings("NullAway.Init") // filled by of
class CandidateEntity {
    /** Where a task without a due time sorts: after all others. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    @Id
    @Column(name = "task_id")
    UUID task;

    @Id
    String grantee;

    @Column(name = "due_key")
    Instant dueKey;

    @Column(name = "requester_id")
    String requester;

    @Column(name = "beneficiary_id")
    String beneficiary;

    CandidateEntity() {}

    static CandidateEntity of(Task task, String grantee) {
        CandidateEntity row = new CandidateEntity();
        row.task = task.id().value();
        row.grantee = grantee;
        row.dueKey = task.dueAt().orElse(NEVER);
        row.requester = task.requester().id().value();
        row.beneficiary = task.beneficiary().id().value();
        return row;
    }

    /** The two columns of the key, in the form that Jakarta Persistence asks for. */
    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID task;
        String grantee;

        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && task.equals(key.task) && grantee.equals(key.grantee);
        }

        @Override
        public int hashCode() {
            return Objects.hash(task, grantee);
        }
    }
}
