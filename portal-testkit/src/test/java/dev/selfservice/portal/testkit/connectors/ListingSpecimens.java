// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static dev.selfservice.portal.testkit.connectors.LookingSpecimens.connector;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.connectors.spi.ListsEntitlements.ListedEntitlement;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Connectors that list what their system has in a wrong way. */
final class ListingSpecimens {

    private ListingSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(pages(), items()).flatMap(List::stream).toList();
    }

    private static List<Specimen> items() {
        return List.of(
                lists("listsWhatTheSystemHasEachThingOnce", "leaves something out", (sound, request) -> {
                    Page<ListedEntitlement> page = sound.entitlements(request);
                    return new Page<>(
                            page.items().stream()
                                    .filter(each -> !each.entitlement().endsWith("-9"))
                                    .toList(),
                            page.next());
                }),
                lists("givesEachThingATitle", "leaves titles empty", (sound, request) -> {
                    Page<ListedEntitlement> page = sound.entitlements(request);
                    return new Page<>(
                            page.items().stream()
                                    .map(each -> new ListedEntitlement(each.entitlement(), "", ""))
                                    .toList(),
                            page.next());
                }),
                lists("whatIsListedCanBeGiven", "lists more once something was given", (sound, request) -> {
                    Page<ListedEntitlement> page = sound.entitlements(request);
                    List<ListedEntitlement> more = new ArrayList<>(page.items());
                    if (!sound.system.held("person-1").isEmpty()) {
                        more.add(new ListedEntitlement("zz", "zz", ""));
                    }
                    return new Page<>(more, page.next());
                }));
    }

    private static List<Specimen> pages() {
        return List.of(
                lists("pagesWithoutLossAndWithoutRepetition", "loses a row at the end of a page", (sound, request) -> {
                    Page<ListedEntitlement> page = sound.entitlements(request);
                    int from = page.next().isPresent() ? 1 : 0;
                    return new Page<>(page.items().subList(from, page.items().size()), page.next());
                }),
                connector("anotherConnectorGoesOnFromTheCursor", "knows its own cursors only", OwnCursors::new),
                lists("refusesCursorsThatNoPageGaveOut", "begins anew at a strange cursor", (sound, request) -> {
                    boolean ours = request.after()
                            .filter(after -> after.startsWith("after:"))
                            .isPresent();
                    return sound.entitlements(ours ? request : PageRequest.ofSize(request.size()));
                }));
    }

    /** How a page is made. */
    private interface Listing {
        Page<ListedEntitlement> page(PaperConnector sound, PageRequest request);
    }

    private static Specimen lists(String clause, String mistake, Listing listing) {
        return connector(clause, mistake, system -> new PaperConnector(system) {
            private final PaperConnector sound = new PaperConnector(system);

            @Override
            public Page<ListedEntitlement> entitlements(PageRequest page) {
                return listing.page(sound, page);
            }
        });
    }

    private static final class OwnCursors extends PaperConnector {
        private final Set<String> given = new HashSet<>();

        OwnCursors(PaperSystem system) {
            super(system);
        }

        @Override
        public Page<ListedEntitlement> entitlements(PageRequest page) {
            Optional<String> after = page.after();
            if (after.isPresent() && !given.contains(after.get())) {
                throw InvalidException.of("after", "cursor", "after is not a cursor of this list");
            }
            Page<ListedEntitlement> found = super.entitlements(page);
            found.next().ifPresent(given::add);
            return found;
        }
    }
}
