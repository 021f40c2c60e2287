// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.testing;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;

/** What the directory in this process knows beyond its usual schema: groups that must have a member (RFC 4519). */
final class MoreSchema {

    private MoreSchema() {}

    static Schema of() throws LDAPException, LDIFException {
        return new Schema(new Entry(
                "dn: cn=schema",
                "objectClass: top",
                "objectClass: ldapSubentry",
                "objectClass: subschema",
                "cn: schema",
                "attributeTypes: ( 1.3.6.1.1.1.1.12 NAME 'memberUid' EQUALITY caseExactIA5Match"
                        + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.26 )",
                "attributeTypes: ( 1.3.6.1.1.1.1.1 NAME 'gidNumber' EQUALITY integerMatch"
                        + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )",
                "objectClasses: ( 1.3.6.1.1.1.2.2 NAME 'posixGroup' SUP top STRUCTURAL MUST ( cn $ gidNumber )"
                        + " MAY ( userPassword $ memberUid $ description ) )",
                "objectClasses: ( 2.5.6.9 NAME 'groupOfNames' SUP top STRUCTURAL MUST ( cn $ member )"
                        + " MAY ( businessCategory $ seeAlso $ owner $ ou $ o $ description ) )",
                "objectClasses: ( 2.5.6.17 NAME 'groupOfUniqueNames' SUP top STRUCTURAL MUST ( cn $ uniqueMember )"
                        + " MAY ( businessCategory $ seeAlso $ owner $ ou $ o $ description ) )"));
    }
}
