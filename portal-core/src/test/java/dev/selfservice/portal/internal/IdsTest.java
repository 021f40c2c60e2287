// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final int FAR_MORE_THAN_ONE_A_MILLISECOND = 100_000;

    @Test
    void idsOfTheSameMillisecondAreInTheOrderInWhichTheyWereMade() {
        List<String> ids = Stream.generate(new Ids(new SecureRandom()))
                .limit(FAR_MORE_THAN_ONE_A_MILLISECOND)
                .map(UUID::toString)
                .toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void twoThatMakeIdsAtOnceMakeDifferentOnes() {
        Ids one = new Ids(new SecureRandom());
        Ids another = new Ids(new SecureRandom());

        assertThat(Stream.generate(() -> List.of(one.get(), another.get()))
                        .limit(1000)
                        .flatMap(List::stream)
                        .toList())
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id.version()).isEqualTo(7));
    }
}
