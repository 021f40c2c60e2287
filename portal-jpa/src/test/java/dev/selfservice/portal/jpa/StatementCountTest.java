// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.spi.IdempotencyStore.Effect;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Round trips dominate on PostgreSQL: what each step may cost, without the commit. */
@ParameterizedClass
@EnumSource
class StatementCountTest {
    private static final int MOST = 7;

    @Parameter
    Databases kind;

    private TestDatabase database;
    private JpaStores stores;

    @BeforeEach
    void open() {
        database = kind.fresh();
        stores = JpaStores.on(database.source());
    }

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    private List<String> counted(Runnable work) {
        database.source().reset();
        work.run();
        return database.source().statements();
    }

    private void submit(Request request, Task task) {
        Effect effect = new Effect(
                request.requester().id(),
                "POST /requests",
                "key",
                "digest",
                request.id().value(),
                new byte[] {1});
        stores.requests().insert(request);
        stores.tasks().insert(task);
        stores.audit().append(Samples.auditRow(Samples.MONDAY));
        assertThat(stores.idempotency().insert(effect, Duration.ofHours(24))).isTrue();
    }

    private void decide(Request request, Task task) {
        Request decided =
                request.decide(Map.of(request.items().get(0).id(), Verdict.APPROVED), Map.of(), "over", Samples.MONDAY);
        PersonRef by = Samples.person();
        assertThat(stores.tasks().end(task.decide(by, true, Optional.of("fine"), Samples.MONDAY)))
                .isTrue();
        assertThat(stores.requests().update(request, decided)).isTrue();
        stores.orders().add(Samples.order().make());
        stores.audit().append(Samples.auditRow(Samples.MONDAY));
    }

    @Test
    void submittingCostsAtMostSevenStatementsAndSoDoesDeciding() {
        String first = stores.transactions().call(stores.requests()::nextNumber);
        Request request = Samples.request().make();
        Task task = Samples.task().make();

        List<String> submitted = counted(() -> stores.transactions().run(() -> submit(request, task)));
        List<String> decided = counted(() -> stores.transactions().run(() -> decide(request, task)));

        assertThat(first).isEqualTo("R-1001");
        assertThat(submitted).hasSizeLessThanOrEqualTo(MOST);
        assertThat(decided).hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void numbersCostOneStatementPerBlock() {
        List<String> statements = counted(() -> {
            for (int i = 0; i < 20; i++) {
                stores.requests().nextNumber();
            }
        });

        assertThat(statements).hasSize(1);
    }

    @Test
    void readingCostsNoStatementBeyondItsOwn() {
        Request request = Samples.request().make();
        Task task = Samples.task().make();
        stores.transactions().run(() -> submit(request, task));
        int most = kind == Databases.POSTGRESQL ? 1 : 3;

        assertThat(counted(() -> stores.requests().find(request.id()))).hasSize(1);
        assertThat(counted(() -> stores.tasks().find(task.id()))).hasSize(1);
        assertThat(counted(() ->
                        stores.requests().list(request.requester().id(), RequestView.RUNNING, PageRequest.first())))
                .hasSizeLessThanOrEqualTo(most);
        assertThat(counted(() -> stores.tasks()
                        .inbox(
                                Samples.person().id(),
                                List.of(task.candidates().get(0).grantee().toString()),
                                PageRequest.first())))
                .hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void anInboxOfHundredsOfGroupsCostsOneStatementOnPostgresql() {
        assumeThat(kind).isEqualTo(Databases.POSTGRESQL);
        Task task = Samples.task().make();
        stores.transactions().run(() -> stores.tasks().insert(task));
        List<String> grantees = Stream.concat(
                        Stream.of(task.candidates().get(0).grantee().toString()),
                        IntStream.range(0, 300).mapToObj(i -> "group:g" + i))
                .toList();

        assertThat(counted(() -> assertThat(stores.tasks()
                                .inbox(Samples.person().id(), grantees, PageRequest.first())
                                .items())
                        .hasSize(1)))
                .hasSize(1);
        assertThat(counted(() -> stores.tasks().count(Samples.person().id(), grantees, 99)))
                .hasSize(1);
    }

    @Test
    void lendingAnOrderCostsOneStatementOnPostgresql() {
        Order order = Samples.order().make();
        stores.transactions().run(() -> stores.orders().add(order));

        List<String> statements = counted(() -> stores.transactions()
                .run(() -> assertThat(stores.orders().claim(order.system().id(), 5, Duration.ofMinutes(1)))
                        .hasSize(1)));

        assertThat(statements).hasSize(kind == Databases.POSTGRESQL ? 1 : 3);
    }
}
