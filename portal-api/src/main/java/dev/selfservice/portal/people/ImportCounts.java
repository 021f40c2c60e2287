// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.people;

/**
 * What a run did.
 *
 * @param managers how many people got another manager, or none any more
 */
public record ImportCounts(People people, int managers, Rows groups, Rows members) {

    /** Nothing done yet. */
    public static final ImportCounts NONE =
            new ImportCounts(new People(0, 0, 0, 0, 0), 0, new Rows(0, 0, 0, 0), new Rows(0, 0, 0, 0));

    /**
     * People: each who was brought counts once.
     *
     * @param changed other data than before, managers apart
     * @param deactivated were here and are not in the source any more
     * @param reactivated had been deactivated by an earlier run and are in the source again
     */
    public record People(int created, int changed, int unchanged, int deactivated, int reactivated) {

        /** Returns the sum of both. */
        public People plus(People other) {
            return new People(
                    created + other.created,
                    changed + other.changed,
                    unchanged + other.unchanged,
                    deactivated + other.deactivated,
                    reactivated + other.reactivated);
        }
    }

    /**
     * Groups, or who is in them.
     *
     * @param ended were here and are not in the source any more
     */
    public record Rows(int created, int changed, int unchanged, int ended) {

        /** Returns the sum of both. */
        public Rows plus(Rows other) {
            return new Rows(
                    created + other.created, changed + other.changed, unchanged + other.unchanged, ended + other.ended);
        }
    }

    /** Returns these counts with more people. */
    public ImportCounts with(People more) {
        return new ImportCounts(people.plus(more), managers, groups, members);
    }

    /** Returns these counts with more changes of managers. */
    public ImportCounts withManagers(int more) {
        return new ImportCounts(people, managers + more, groups, members);
    }

    /** Returns these counts with more groups. */
    public ImportCounts withGroups(Rows more) {
        return new ImportCounts(people, managers, groups.plus(more), members);
    }

    /** Returns these counts with more memberships. */
    public ImportCounts withMembers(Rows more) {
        return new ImportCounts(people, managers, groups, members.plus(more));
    }

    /** Returns how many rows were written. */
    public int writes() {
        return people.created()
                + people.changed()
                + people.deactivated()
                + people.reactivated()
                + managers
                + groups.created()
                + groups.changed()
                + groups.ended()
                + members.created()
                + members.changed()
                + members.ended();
    }

    /** Returns one line, for example for the audit trail. */
    @Override
    public String toString() {
        return "people: " + people.created() + " created, " + people.changed() + " changed, " + people.unchanged()
                + " unchanged, " + people.deactivated() + " deactivated, " + people.reactivated()
                + " reactivated; managers: " + managers + " changed; groups: " + text(groups) + "; memberships: "
                + text(members);
    }

    private static String text(Rows rows) {
        return rows.created() + " created, " + rows.changed() + " changed, " + rows.unchanged() + " unchanged, "
                + rows.ended() + " ended";
    }
}
