// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.events.Notice;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.events.spi.Change;
import dev.selfservice.portal.events.spi.StoredChange;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.testkit.Samples;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenStreamTest {

    private static final Duration STUCK = Duration.ofSeconds(10);

    private final InMemoryStores stores = new InMemoryStores(Clock.systemUTC());
    private final InMemoryIdentityStore people =
            new InMemoryIdentityStore().person("ana", "Ana Lund").member("ana", "helpdesk");
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<OpenStream> gone = new ArrayList<>();
    private final Heard heard = new Heard();
    private long nanos;
    private OpenStream stream;

    @BeforeEach
    void open() {
        Directory directory =
                new Directory(people, stores.permissions(), stores.transactions(), Clock.systemUTC(), Duration.ZERO);
        stores.transactions()
                .run(() -> PortalConfig.ORDINARY.forEach(permission -> stores.permissions()
                        .insert(new PermissionGrant(
                                RequestType.EVERYONE, permission, Samples.MONDAY, Samples.person()))));
        Guard guard = new Guard(directory, Clock.systemUTC());
        Actor ana = Actor.of(new PersonId("ana"), new Assurance(1, Samples.MONDAY));
        StreamParts parts = new StreamParts(new Rights(guard, directory), work::add, () -> nanos);
        stream = new OpenStream(ana, heard, parts, gone::add);
    }

    private void offer(long position, UUID id, String... audience) {
        Set<Grantee> grantees =
                Set.copyOf(List.of(audience).stream().map(Grantee::parse).toList());
        stream.offer(new SeenChange(new StoredChange(position, new Change(Topic.TASK, id, grantees)), position));
    }

    private void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void tellsInOrderWhatIsForThePersonOrTheirGroups() {
        UUID one = Samples.id();
        UUID two = Samples.id();

        offer(1, one, "user:ana");
        offer(2, Samples.id(), "user:bea");
        offer(3, Samples.id(), "group:others");
        offer(4, two, "role:none", "group:helpdesk");
        work();

        assertThat(heard.notices)
                .extracting(notice -> notice.id().orElseThrow())
                .containsExactly(one, two);
    }

    @Test
    void whatWaitsAlreadyIsNotAddedAgainThoughItIsForSomebodyElseToo() {
        UUID id = Samples.id();

        offer(1, id, "group:others");
        offer(2, id, "group:helpdesk");
        offer(3, id, "user:ana");
        work();

        assertThat(heard.notices).singleElement().extracting(Notice::position).isEqualTo(1L);
    }

    @Test
    void whoeverIsTooFarBehindIsToldToFetchEverything() {
        for (int i = 1; i <= 201; i++) {
            offer(i, Samples.id(), "user:ana");
        }
        work();

        assertThat(heard.notices).singleElement().satisfies(only -> {
            assertThat(only.topic()).isEqualTo(Topic.EVERYTHING);
            assertThat(only.position()).isEqualTo(1);
        });
    }

    @Test
    void whoeverIsBusyWithOneNoticeForTooLongIsCutOff() {
        offer(1, Samples.id(), "user:ana");
        nanos = STUCK.toNanos();
        assertThat(stream.stuck()).isFalse();
        nanos++;
        assertThat(stream.stuck()).isTrue();

        stream.cutOff();

        assertThat(gone).containsExactly(stream);
        work();
        assertThat(heard.ends).hasValue(1);
        assertThat(heard.notices).isEmpty();
    }

    @Test
    void anActorWhoIsNoLongerActiveEndsTheStreamInsteadOfBeingTold() {
        offer(1, Samples.id(), "user:ana");
        people.disable(new PersonId("ana"));

        work();

        assertThat(heard.notices).isEmpty();
        assertThat(heard.ends).hasValue(1);
        assertThat(gone).containsExactly(stream);
    }

    @Test
    void isProbedOnlyWhenNothingWasToldForAWhile() {
        stream.probe(Duration.ofSeconds(15));
        nanos = Duration.ofSeconds(16).toNanos();
        stream.probe(Duration.ofSeconds(15));
        stream.probe(Duration.ofSeconds(15));
        work();
        stream.probe(Duration.ofSeconds(15));
        work();

        assertThat(heard.stills).hasValue(1);
    }

    @Test
    void endsOnce() {
        stream.close();
        stream.close();
        stream.cutOff();
        offer(1, Samples.id(), "user:ana");
        work();

        assertThat(heard.ends).hasValue(1);
        assertThat(heard.notices).isEmpty();
    }
}
