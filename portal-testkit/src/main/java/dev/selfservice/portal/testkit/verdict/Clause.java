// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.verdict;

import java.lang.reflect.Method;

/**
 * What became of one clause of a contract.
 *
 * @param contract the contract class that states the clause, without its package
 * @param item the line of the verdict under which it counts, see {@link VerdictItem}
 * @param name the clause itself: the name of the test
 * @param why why it failed or was left out; empty if it passed
 */
public record Clause(String contract, String item, String name, Result result, String why) {

    /** How a clause ends. */
    public enum Result {
        PASSED,
        FAILED,
        LEFT_OUT
    }

    /** Returns the clause that a test method of a contract states. */
    public static Clause of(Class<?> tests, Method method, Result result, String why) {
        return new Clause(contractOf(method), itemOf(tests), method.getName(), result, why);
    }

    /** Returns the name by which the zoo knows the clause, for example {@code KeyProviderContract.noTwoPurposesShareAKey}. */
    public String id() {
        return contract + "." + name;
    }

    private static String contractOf(Method method) {
        Class<?> outermost = method.getDeclaringClass();
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        return outermost.getSimpleName();
    }

    private static String itemOf(Class<?> tests) {
        for (Class<?> each = tests; each != null; each = each.getEnclosingClass()) {
            VerdictItem item = each.getAnnotation(VerdictItem.class);
            if (item != null) {
                return item.value();
            }
        }
        return tests.getSimpleName();
    }
}
