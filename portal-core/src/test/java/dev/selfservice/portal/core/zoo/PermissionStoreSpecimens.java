// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.anyCursor;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;
import static dev.selfservice.portal.core.zoo.StoreMistake.losesAtPageEnds;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.permissions.RoleHolder;
import dev.selfservice.portal.permissions.spi.PermissionStore;
import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores of permissions and roles with one mistake each. */
final class PermissionStoreSpecimens {

    private static final int FEW = 5;

    private PermissionStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(granting(), reading(), giving(), together(), listing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> granting() {
        return List.of(
                broken(
                        "grantsOnceAndKeepsTheFirst",
                        "keeps the last of two grants",
                        in(PermissionStore.class, "insert", (permissions, with) -> {
                            PermissionGrant grant = with.the(PermissionGrant.class);
                            boolean there = permissions.delete(grant.role(), grant.permission());
                            return with.sound().equals(true) && !there;
                        })),
                broken(
                        "goesOnInTheSameTransactionAfterAGrantThatWasThere",
                        "takes nothing more after a grant that was there",
                        anew(PermissionStoreSpecimens::overAfterAGrant)),
                broken(
                        "removesAGrantOnce",
                        "says again that it removed what it removed before",
                        CrowdMistake.yesAgain(PermissionStore.class, "delete")),
                broken(
                        "keepsEveryPermissionThereIs",
                        "keeps five permissions of a role",
                        in(PermissionStore.class, "insert", (permissions, with) -> {
                            RoleId role = with.the(PermissionGrant.class).role();
                            long held = permissions.grants().stream()
                                    .filter(each -> each.role().equals(role))
                                    .count();
                            return held >= FEW || with.sound().equals(true);
                        })));
    }

    /** As in a database whose transactions end when a row is there already. */
    private static StoreMistake overAfterAGrant() {
        ThreadLocal<Boolean> over = ThreadLocal.withInitial(() -> false);
        return in(PermissionStore.class, "insert", (permissions, with) -> {
                    if (over.get()) {
                        throw new IllegalStateException("the transaction is over");
                    }
                    boolean fresh = with.sound().equals(true);
                    over.set(!fresh);
                    return fresh;
                })
                .and(in(Transactions.class, "callNew", (transactions, with) -> {
                    over.remove();
                    return with.sound();
                }));
    }

    private static List<Specimen> reading() {
        return List.of(
                broken(
                        "returnsWhatWasGrantedByRoleThenPermission",
                        "lists grants backwards",
                        answer(PermissionStore.class, "grants", PermissionStoreSpecimens::backwards)),
                broken(
                        "seesInItsTransactionWhatItRemoved",
                        "reads outside of the transaction",
                        in(PermissionStore.class, "grants", (permissions, with) -> Crowd.of(
                                        1, i -> permissions.grants())
                                .answers()
                                .get(0))),
                broken(
                        "knowsTheRolesOfAPerson",
                        "knows one role of a person",
                        answer(PermissionStore.class, "rolesOf", (Set<RoleId> roles) -> roles.stream()
                                .limit(1)
                                .collect(Collectors.toSet()))));
    }

    private static List<Specimen> giving() {
        return List.of(
                broken("givesOnceAndTakesOnce", "counts roles that nobody holds any more", anew(() -> {
                    Set<RoleId> given = new HashSet<>();
                    return answer(PermissionStore.class, "rolesGiven", (Set<RoleId> now) -> {
                                given.addAll(now);
                                return given;
                            })
                            .and(in(PermissionStore.class, "take", (permissions, with) -> {
                                given.addAll(permissions.rolesGiven());
                                return with.sound();
                            }));
                })),
                broken(
                        "givesOnceAndTakesOnce",
                        "says again that it took what it took before",
                        CrowdMistake.yesAgain(PermissionStore.class, "take")),
                broken(
                        "returnsEveryNameAsItWasWritten",
                        "composes the letters of a name",
                        argument(
                                PermissionStore.class,
                                "give",
                                PersonRef.class,
                                who -> Altered.of(who, "name", Normalizer.normalize(who.name(), Normalizer.Form.NFC)))),
                broken(
                        "forgetsWhatWasRolledBack",
                        "takes a role though that was rolled back",
                        keepsWhatWasRolledBack(PermissionStore.class, "take")));
    }

    private static List<Specimen> together() {
        return List.of(
                broken(
                        "letsExactlyOneOfACrowdGrantAndOneRevoke",
                        "says yes to each of a crowd that revokes",
                        CrowdMistake.yesToEach(PermissionStore.class, "delete")),
                broken(
                        "letsExactlyOneOfACrowdGrantAndOneRevoke",
                        "says yes to each of a crowd that grants",
                        CrowdMistake.yesToEach(PermissionStore.class, "insert")),
                broken(
                        "letsExactlyOneOfACrowdGive",
                        "says yes to each of a crowd",
                        CrowdMistake.yesToEach(PermissionStore.class, "give")),
                broken(
                        "readsAfterItHeldStillWhatOthersCommitted",
                        "believes what it read for somebody else before",
                        anew(() -> {
                            Map<RoleId, Object> read = new ConcurrentHashMap<>();
                            return in(
                                            PermissionStore.class,
                                            "holders",
                                            (permissions, with) ->
                                                    read.computeIfAbsent(with.the(RoleId.class), role -> with.sound()))
                                    .inACrowd();
                        })));
    }

    private static List<Specimen> listing() {
        return List.of(
                broken(
                        "ordersHoldersByNameWhateverItsCaseAndLosesAndRepeatsNone",
                        "loses a row at the end of a page",
                        losesAtPageEnds(PermissionStore.class, "holders")),
                broken(
                        "ordersHoldersByNameWhateverItsCaseAndLosesAndRepeatsNone",
                        "minds the case of names",
                        answer(
                                PermissionStore.class,
                                "holders",
                                (Page<RoleHolder> page) -> new Page<>(
                                        page.items().stream()
                                                .sorted(Comparator.comparing(
                                                        each -> each.person().name()))
                                                .toList(),
                                        page.next()))),
                broken(
                        "refusesCursorsThatItDidNotGiveOut",
                        "begins anew at a strange cursor",
                        anyCursor(PermissionStore.class, "holders")));
    }

    private static List<PermissionGrant> backwards(List<PermissionGrant> grants) {
        List<PermissionGrant> turned = new ArrayList<>(grants);
        Collections.reverse(turned);
        return turned;
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Permissions.class, clause, mistake, () -> damage);
    }
}
