// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.TrailingSpaceBehavior;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.ldap.ldif.LdifRejection.Reason;
import dev.selfservice.portal.people.ImportedPerson;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a person or a group of an entry, or says why not. */
final class EntryReader {

    private static final Set<String> GROUPS = Set.of("groupofnames", "groupofuniquenames");
    private static final String PERSON = "inetorgperson";
    private static final int LONGEST = 255;

    private final LdifMapping mapping;

    /** Why an entry is not taken. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        Refused(Reason reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    EntryReader(LdifMapping mapping) {
        this.mapping = mapping;
    }

    /** Returns the entry of a record; the library checks names of attributes and the name of the entry. */
    Entry entry(LdifRecord record) throws Refused {
        if (record.fault().isPresent()) {
            LdifRecord.Fault fault = record.fault().get();
            throw new Refused(fault.reason(), fault.detail());
        }
        String[] lines = record.lines().stream().map(LdifLine::text).toArray(String[]::new);
        try {
            Entry entry = LDIFReader.decodeEntry(true, TrailingSpaceBehavior.STRIP, null, lines);
            entry.getParsedDN();
            return entry;
        } catch (LDIFException | LDAPException broken) {
            // The library's message may hold values, and those may be secret.
            throw new Refused(Reason.SYNTAX, "the lines are no entry with a name");
        }
    }

    boolean person(Entry entry) {
        return entry.hasObjectClass(PERSON);
    }

    boolean group(Entry entry) {
        return GROUPS.stream().anyMatch(entry::hasObjectClass);
    }

    void requireClass(Entry entry) throws Refused {
        required(entry, "objectClass");
    }

    ImportedPerson toPerson(Entry entry) throws Refused {
        String id = id(required(entry, mapping.id()));
        String login = required(entry, mapping.login());
        required(entry, "cn");
        required(entry, "sn");
        String name = first(entry, mapping.name())
                .orElseThrow(() -> new Refused(Reason.MISSING_ATTRIBUTE, String.join(" or ", mapping.name())));
        try {
            return new ImportedPerson(
                    new PersonId(id),
                    login,
                    name,
                    first(entry, mapping.title()),
                    first(entry, mapping.department()),
                    first(entry, mapping.email()));
        } catch (IllegalArgumentException unfit) {
            throw new Refused(Reason.BAD_VALUE, String.valueOf(unfit.getMessage()));
        }
    }

    /** Returns the name of a group, which is its id as well. */
    String toGroup(Entry entry) throws Refused {
        String name = required(entry, "cn");
        try {
            return new GroupId(name).value();
        } catch (IllegalArgumentException unfit) {
            throw new Refused(Reason.BAD_VALUE, String.valueOf(unfit.getMessage()));
        }
    }

    /** Returns whom an unreadable record most likely means, so that they are not taken for gone. */
    Optional<Grantee> guess(LdifRecord record) {
        boolean group = record.of("objectclass").stream()
                .flatMap(each -> each.value().stream())
                .anyMatch(each -> GROUPS.contains(each.toLowerCase(Locale.ROOT)));
        String attribute = group ? "cn" : mapping.id();
        Stream<String> values = Stream.concat(
                record.of(attribute).stream().filter(each -> !each.url()).flatMap(each -> each.value().stream()),
                inName(record.dn(), attribute));
        return values.map(group ? EntryReader::groupId : EntryReader::id)
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST)
                .filter(id -> id.chars().noneMatch(Character::isISOControl))
                .findFirst()
                .map(id -> group ? Grantee.group(new GroupId(id)) : Grantee.user(new PersonId(id)));
    }

    /** Ids are compared without regard to case (RFC 4519: uid), and kept in one form. */
    private static String id(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    private static String groupId(String value) {
        return value;
    }

    private static Stream<String> inName(String dn, String attribute) {
        try {
            RDN rdn = new DN(dn).getRDN();
            return rdn != null && rdn.hasAttribute(attribute)
                    ? Stream.of(rdn.getAttributeValues()[rdn.getAttributeNames().length - 1])
                    : Stream.empty();
        } catch (LDAPException broken) {
            return Stream.empty();
        }
    }

    private String required(Entry entry, String attribute) throws Refused {
        return first(entry, attribute)
                .orElseThrow(() -> new Refused(Reason.MISSING_ATTRIBUTE, attribute + " has no value"));
    }

    private Optional<String> first(Entry entry, List<String> attributes) throws Refused {
        for (String attribute : attributes) {
            Optional<String> value = first(entry, attribute);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** Returns the value without options, such as {@code ;lang-de}, or else one with options. */
    private Optional<String> first(Entry entry, String attribute) throws Refused {
        List<Attribute> all = entry.getAttributesWithOptions(attribute, Set.of());
        Optional<Attribute> best = all == null
                ? Optional.empty()
                : all.stream()
                        .filter(each -> each.getRawValues().length > 0)
                        .min(Comparator.comparing((Attribute each) -> each.hasOptions())
                                .thenComparing(each -> each.getName()));
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = LdifLine.text(best.get().getValueByteArrays()[0]);
        if (text.isEmpty()) {
            throw new Refused(Reason.NOT_UTF8, "the value of " + attribute + " is not UTF-8");
        }
        return text.map(String::strip).filter(each -> !each.isEmpty());
    }
}
