// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.ldap.sdk.ResultCode;
import java.util.Map;
import java.util.TreeMap;

/** The result codes that have words of their own, as rows of a table. */
public final class ResultCodeTable {

    private ResultCodeTable() {}

    /** Returns the whole table, in the order of the codes. */
    public static String text() {
        Map<Integer, String> rows = new TreeMap<>();
        ResultWords.waits().forEach((code, words) -> rows.put(code.intValue(), row(code, "waits", words)));
        ResultWords.refusals().forEach((code, words) -> rows.put(code.intValue(), row(code, "is refused", words)));
        return "| code | the order |\n| --- | --- |\n" + String.join("", rows.values());
    }

    private static String row(ResultCode code, String fate, String words) {
        return "| " + code.intValue() + " " + code.getName() + " | " + fate + ": " + words + " |\n";
    }
}
