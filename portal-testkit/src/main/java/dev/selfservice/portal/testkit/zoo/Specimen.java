// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.zoo;

import dev.selfservice.portal.testkit.check.ContractRun;
import dev.selfservice.portal.testkit.verdict.Clause;
import dev.selfservice.portal.testkit.verdict.Verdicts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Something with one mistake.
 *
 * @param contract a contract class that takes what it is about from {@link dev.selfservice.portal.testkit.check.HandedIn}
 * @param clause the clause that the mistake breaks: the name of the test
 * @param mistake what it does wrong, in a few words
 * @param implied the clauses that cannot hold either, once this one is broken
 * @param all whether no other clause can hold
 * @param broken makes it
 */
public record Specimen(
        Class<?> contract, String clause, String mistake, Set<String> implied, boolean all, Supplier<?> broken) {

    public Specimen {
        implied = Set.copyOf(implied);
    }

    /** Returns something that breaks one clause and no other. */
    public static Specimen of(Class<?> contract, String clause, String mistake, Supplier<?> broken) {
        return new Specimen(contract, clause, mistake, Set.of(), false, broken);
    }

    /** Returns it with clauses that cannot hold either. */
    public Specimen implies(String... others) {
        return new Specimen(contract, clause, mistake, Set.copyOf(Arrays.asList(others)), all, broken);
    }

    /** Returns it with the remark that no other clause can be relied on. */
    public Specimen impliesAnything() {
        return new Specimen(contract, clause, mistake, implied, true, broken);
    }

    /** Runs the contract and returns what it missed: empty if exactly the clauses named failed. */
    public List<String> surprises() {
        Verdicts verdicts = ContractRun.of(contract, broken, Map.of());
        Set<String> failed =
                verdicts.failed().stream().map(Clause::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = new TreeSet<>(implied);
        wanted.add(clause);
        List<String> surprises = wanted.stream()
                .filter(name -> !failed.contains(name))
                .map(name -> name + " does not fail")
                .collect(Collectors.toList());
        verdicts.failed().stream()
                .filter(one -> !all && !wanted.contains(one.name()))
                .forEach(one -> surprises.add(one.name() + " fails as well: " + one.why()));
        return surprises;
    }

    @Override
    public String toString() {
        return clause + ": " + mistake;
    }
}
