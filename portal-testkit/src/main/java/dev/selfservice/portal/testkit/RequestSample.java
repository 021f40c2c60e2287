// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requests.RequestTypeRef;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A request in the making. For one thread. */
public final class RequestSample {

    private PersonRef requester = Samples.person("Ana Lund");
    private PersonRef beneficiary = Samples.person("Ben Ito");
    private String title = "Auditor";
    private String reason = "year-end closing";
    private Instant submittedAt = Samples.MONDAY;
    private List<EntitlementWish> wishes = List.of(Samples.wish());

    RequestSample() {}

    /** Says who asks, for themselves. */
    public RequestSample by(PersonRef person) {
        this.requester = person;
        this.beneficiary = person;
        return this;
    }

    /** Says for whom. */
    public RequestSample benefitting(PersonRef person) {
        this.beneficiary = person;
        return this;
    }

    /** Says what people call it. */
    public RequestSample titled(String value) {
        this.title = value;
        return this;
    }

    /** Says why. */
    public RequestSample because(String value) {
        this.reason = value;
        return this;
    }

    /** Says when. */
    public RequestSample at(Instant value) {
        this.submittedAt = value;
        return this;
    }

    /** Says what is asked for. */
    public RequestSample asking(EntitlementWish... value) {
        this.wishes = List.of(value);
        return this;
    }

    /** Returns the request, open and in its first version. */
    public Request make() {
        List<RequestItem> items = wishes.stream()
                .map(wish -> RequestItem.asked(new ItemId(Samples.id()), title, Samples.system(), wish))
                .toList();
        return new Request(
                new RequestId(Samples.id()),
                "R-" + Samples.word(),
                title,
                new RequestTypeRef(new RequestTypeId("role-access"), 1),
                requester,
                beneficiary,
                reason,
                RequestState.OPEN,
                Optional.empty(),
                submittedAt,
                Optional.empty(),
                items,
                "1:0:" + "U".repeat(items.size()),
                1);
    }
}
