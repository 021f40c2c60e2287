// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.permissions.RoleHolder;
import dev.selfservice.portal.permissions.spi.PermissionStore;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Pages;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link PermissionStore} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class PermissionStoreContract extends StoreContract {

    private final RoleId role = Samples.role();
    private final PersonRef person = Samples.person();
    private final PersonRef by = Samples.person("Admin");

    private PermissionStore permissions() {
        return stores().permissions();
    }

    private PermissionGrant grant(Permission permission) {
        return new PermissionGrant(role, permission, Samples.MONDAY, by);
    }

    private boolean give(PersonRef who) {
        return commit(() -> permissions().give(role, who, by, Samples.MONDAY));
    }

    private List<PermissionGrant> grants() {
        return read(permissions()::grants).stream()
                .filter(each -> each.role().equals(role))
                .toList();
    }

    private List<RoleHolder> holders(int size) {
        return read(() -> Pages.all(size, page -> permissions().holders(role, page)));
    }

    @Nested
    @VerdictItem("keeps permission grants")
    class Grants {

        @Test
        void returnsWhatWasGrantedByRoleThenPermission() {
            commit(() -> permissions().insert(grant(Permission.TASKS_READ)));
            commit(() -> permissions().insert(grant(Permission.AUDIT_READ)));
            commit(() -> permissions()
                    .insert(new PermissionGrant(Samples.role(), Permission.TASKS_READ, Samples.MONDAY, by)));

            assertThat(grants()).containsExactly(grant(Permission.AUDIT_READ), grant(Permission.TASKS_READ));
            assertThat(read(permissions()::grants))
                    .extracting(each -> each.role().value())
                    .filteredOn(each -> each.startsWith("role-"))
                    .isSorted();
        }

        @Test
        void grantsOnceAndKeepsTheFirst() {
            PermissionGrant again =
                    new PermissionGrant(role, Permission.TASKS_READ, Samples.MONDAY.plusSeconds(9), person);

            assertThat(commit(() -> permissions().insert(grant(Permission.TASKS_READ))))
                    .isTrue();
            assertThat(commit(() -> permissions().insert(again))).isFalse();

            assertThat(grants()).containsExactly(grant(Permission.TASKS_READ));
        }

        @Test
        void goesOnInTheSameTransactionAfterAGrantThatWasThere() {
            commit(() -> permissions().insert(grant(Permission.TASKS_READ)));

            commit(() -> {
                assertThat(permissions().insert(grant(Permission.TASKS_READ))).isFalse();
                assertThat(permissions().insert(grant(Permission.AUDIT_READ))).isTrue();
            });

            assertThat(grants()).hasSize(2);
        }

        @Test
        void removesAGrantOnce() {
            commit(() -> permissions().insert(grant(Permission.TASKS_READ)));

            assertThat(commit(() -> permissions().delete(role, Permission.TASKS_READ)))
                    .isTrue();
            assertThat(commit(() -> permissions().delete(role, Permission.TASKS_READ)))
                    .isFalse();

            assertThat(grants()).isEmpty();
        }

        @Test
        void seesInItsTransactionWhatItRemoved() {
            commit(() -> permissions().insert(grant(Permission.TASKS_READ)));

            commit(() -> {
                permissions().delete(role, Permission.TASKS_READ);
                assertThat(permissions().grants()).doesNotContain(grant(Permission.TASKS_READ));
            });
        }

        @Test
        void keepsEveryPermissionThereIs() {
            for (Permission permission : Permission.values()) {
                commit(() -> permissions().insert(grant(permission)));
            }

            assertThat(grants()).extracting(PermissionGrant::permission).containsExactlyInAnyOrder(Permission.values());
        }

        @Test
        void letsExactlyOneOfACrowdGrantAndOneRevoke() {
            Crowd.Result<Boolean> granted =
                    Crowd.of(CROWD, i -> commit(() -> permissions().insert(grant(Permission.TASKS_READ))));
            Crowd.Result<Boolean> revoked =
                    Crowd.of(CROWD, i -> commit(() -> permissions().delete(role, Permission.TASKS_READ)));

            assertThat(granted.failures()).isEmpty();
            assertThat(granted.answers()).containsOnlyOnce(true);
            assertThat(revoked.failures()).isEmpty();
            assertThat(revoked.answers()).containsOnlyOnce(true);
        }
    }

    @Nested
    @VerdictItem("keeps who holds which role")
    class Holders {

        @Test
        void knowsTheRolesOfAPerson() {
            RoleId second = Samples.role();
            give(person);
            commit(() -> permissions().give(second, person, by, Samples.MONDAY));

            assertThat(read(() -> permissions().rolesOf(person.id()))).containsExactlyInAnyOrder(role, second);
            assertThat(read(() -> permissions().rolesOf(by.id()))).isEmpty();
            assertThat(read(permissions()::rolesGiven)).contains(role, second);
        }

        @Test
        void givesOnceAndTakesOnce() {
            assertThat(give(person)).isTrue();
            assertThat(give(person)).isFalse();
            assertThat(holders(10))
                    .containsExactly(new RoleHolder(person, RoleHolder.Source.PORTAL, Optional.of(Samples.MONDAY)));

            assertThat(commit(() -> permissions().take(role, person.id()))).isTrue();
            assertThat(commit(() -> permissions().take(role, person.id()))).isFalse();

            assertThat(holders(10)).isEmpty();
            assertThat(read(permissions()::rolesGiven)).doesNotContain(role);
        }

        @Test
        void letsExactlyOneOfACrowdGive() {
            Crowd.Result<Boolean> result = Crowd.of(CROWD, i -> give(person));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(true);
        }

        @Test
        void readsAfterItHeldStillWhatOthersCommitted() {
            commit(() -> permissions().insert(grant(Permission.PERMISSIONS_MANAGE)));
            List<PersonRef> all = Stream.generate(Samples::person).limit(CROWD).toList();
            all.forEach(PermissionStoreContract.this::give);

            Crowd.Result<Boolean> result = Crowd.of(
                    CROWD, i -> commit(() -> takeUnlessTheLast(all.get(i).id())));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(false);
            assertThat(holders(CROWD)).hasSize(1);
        }

        /** A rule about what remains, as it is kept for those who may manage permissions. */
        private boolean takeUnlessTheLast(PersonId who) {
            permissions().holdStill();
            int left = permissions()
                    .holders(role, PageRequest.ofSize(CROWD))
                    .items()
                    .size();
            return left > 1 && permissions().take(role, who);
        }

        @Test
        void ordersHoldersByNameWhateverItsCaseAndLosesAndRepeatsNone() {
            List<String> expected =
                    new ArrayList<>(List.of("ana", "Bea", "cid", "Same", "Same", "Same", "Same", "Zoe"));
            expected.forEach(name -> give(Samples.person(name)));

            List<RoleHolder> read = holders(3);

            assertThat(read).extracting(each -> each.person().name()).containsExactlyElementsOf(expected);
            assertThat(read).extracting(each -> each.person().id()).doesNotHaveDuplicates();
        }

        @Test
        void returnsEveryNameAsItWasWritten() {
            List<String> names = AwkwardTexts.upTo(200);
            names.forEach(name -> give(Samples.person(name)));

            assertThat(holders(100))
                    .extracting(each -> each.person().name())
                    .containsExactlyInAnyOrderElementsOf(names);
        }

        @Test
        void forgetsWhatWasRolledBack() {
            rollBack(() -> permissions().give(role, person, by, Samples.MONDAY));
            give(by);
            rollBack(() -> permissions().take(role, by.id()));

            assertThat(read(() -> permissions().rolesOf(person.id()))).isEmpty();
            assertThat(read(() -> permissions().rolesOf(by.id()))).containsExactly(role);
        }

        @Test
        void refusesCursorsThatItDidNotGiveOut() {
            Pages.assertRefusesForeignCursors(page -> read(() -> permissions().holders(role, page)));
        }
    }
}
