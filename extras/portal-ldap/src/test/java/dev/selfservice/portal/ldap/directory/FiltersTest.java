// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import dev.selfservice.portal.testkit.AwkwardTexts;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

/** Values stay values, whatever stands in them: in filters (RFC 4515) and in names (RFC 4514). */
class FiltersTest {

    private static final Filter TEMPLATE =
            DirectorySettings.filter("(&(objectClass=person)(|(uid={login})(mail={email}))(!(cn={login})))");

    @Property(tries = 500)
    void whatFillsATemplateIsOneValueAndNothingElse(@ForAll @NotEmpty String value) throws LDAPException {
        staysAValue(value);
    }

    @Property(tries = 500)
    void aNameWithAnyValueIsReadAsItWasWritten(@ForAll @NotEmpty String value) throws LDAPException {
        staysAName(value);
    }

    @Example
    void knownTricksAreValues() throws LDAPException {
        for (String trick : Stream.concat(
                        Stream.of(
                                "*",
                                ")(uid=*",
                                "*)(objectClass=*",
                                "a)(|(uid=b",
                                "\\2a",
                                "\u0000",
                                "{email}",
                                "$1",
                                "a,ou=x",
                                "a+b=c",
                                " a ",
                                "#a",
                                "\"a\"",
                                "a\\"),
                        AwkwardTexts.all().stream())
                .toList()) {
            staysAValue(trick);
            staysAName(trick);
        }
    }

    @Example
    void apartWithoutAValueMatchesNothing() {
        Filter filled = Filters.fill(TEMPLATE, Map.of("login", "ana"));

        assertThat(filled.getComponents()[1].getComponents()[1]).isEqualTo(Filters.NOTHING);
        assertThat(Filters.fill(DirectorySettings.filter("(mail={email})"), Map.of("email", "")))
                .isEqualTo(Filters.NOTHING);
    }

    private static void staysAValue(String value) throws LDAPException {
        Filter filled = Filters.fill(TEMPLATE, Map.of("login", value, "email", "a@example.org"));

        assertThat(filled.getComponents()).hasSize(3);
        Filter uid = filled.getComponents()[1].getComponents()[0];
        assertThat(uid.getFilterType()).isEqualTo(Filter.FILTER_TYPE_EQUALITY);
        assertThat(uid.getRawAssertionValue().getValue())
                .isEqualTo(Filter.createEqualityFilter("uid", value)
                        .getRawAssertionValue()
                        .getValue());
        assertThat(Filter.create(filled.toString())).isEqualTo(filled);
    }

    private static void staysAName(String value) throws LDAPException {
        DN dn = new DN(new RDN("cn", value), new DN("ou=people,dc=example,dc=org"));

        DN read = new DN(dn.toString());

        assertThat(read).isEqualTo(dn);
        assertThat(read.getRDNs()).hasSize(4);
        assertThat(read.isDescendantOf("ou=people,dc=example,dc=org", false)).isTrue();
    }
}
