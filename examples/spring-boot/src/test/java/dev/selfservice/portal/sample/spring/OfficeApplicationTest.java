// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestWish;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ActiveProfiles("test")
class OfficeApplicationTest {

    @Autowired
    private AccessDesk desk;

    @Autowired
    private Portal portal;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Actor actor(String person) {
        return portal.actors().of(new PersonId(person), new Assurance(1, clock.instant()));
    }

    private int requests() {
        Integer count = jdbc.queryForObject("select count(*) from portal_request", Integer.class);
        return count == null ? 0 : count;
    }

    @Test
    void aRequestIsFiledApprovedAndDelivered() throws Exception {
        List<String> said = new ArrayList<>();

        desk.run(said::add);

        assertThat(said).containsExactly("Ana asks for Wiki editor", "Bea approves", "The wiki hears ana: GIVE editor");
    }

    /** What the README says of transactions. */
    @Test
    void aTransactionOfSpringNeitherHoldsBackNorUndoesWhatThePortalDid() {
        Entitlement reader =
                portal.catalogue().add(actor("bea"), Wiki.ID, "reader", EntitlementDraft.titled("Wiki reader"));
        Actor ana = actor("ana");
        int before = requests();

        Request filed = new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return portal.requests().submit(ana, RequestWish.of(ana.person(), reader.id(), "To look things up"));
        });

        assertThat(requests()).isEqualTo(before + 1);
        assertThat(portal.requests().require(ana, filed.id()).request().number())
                .isEqualTo(filed.number());
        assertThat(portal.assignments()
                        .list(ana, ana.person(), PageRequest.first())
                        .items())
                .noneMatch(held -> held.entitlement().equals(reader.id()));
    }
}
