// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import dev.selfservice.portal.connectors.spi.AssignmentChange.Kind;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.ldap.directory.Directory;
import dev.selfservice.portal.ldap.directory.ResultWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Brings differences about in groups, one value at a time, for one member.
 *
 * <p>A directory changes one entry at once and no more, so "all or none" is kept by taking back what this call changed
 * when a later change is refused. When the call is cut short instead, the repeated order finishes it: each change says
 * what is to be there, and what is there already counts as done.
 */
final class Delivery {

    /** One difference, with the group that the entitlement names. */
    record Step(Kind kind, DN group, String entitlement) {

        Step back() {
            return new Step(kind == Kind.GIVE ? Kind.TAKE : Kind.GIVE, group, entitlement);
        }
    }

    private final Directory directory;
    private final GroupSettings settings;
    private final String member;
    private final Deque<Step> changed = new ArrayDeque<>();

    Delivery(Directory directory, GroupSettings settings, String member) {
        this.directory = directory;
        this.settings = settings;
        this.member = member;
    }

    DeliveryOutcome bringAbout(List<Step> steps) {
        for (Step step : steps) {
            try {
                if (change(step)) {
                    changed.push(step);
                }
            } catch (LDAPException answer) {
                return ended(step, answer);
            }
        }
        return new DeliveryOutcome.Applied();
    }

    private DeliveryOutcome ended(Step step, LDAPException answer) {
        DeliveryOutcome outcome = ResultWords.outcome(answer);
        if (!(outcome instanceof DeliveryOutcome.Refused)) {
            return outcome;
        }
        Optional<LDAPException> stuck = takeBack();
        if (stuck.isPresent()) {
            // Not Refused while something of it stands: the repeated order tries again.
            return new DeliveryOutcome.TryLater(
                    directory.patience(), "half of it is done and could not be taken back: " + ResultWords.of(answer));
        }
        return new DeliveryOutcome.Refused(List.of(words(step, answer)));
    }

    private String words(Step step, LDAPException answer) {
        boolean last = step.kind() == Kind.TAKE && answer.getResultCode().equals(ResultCode.OBJECT_CLASS_VIOLATION);
        return "group " + step.entitlement() + ": "
                + (last
                        ? "the last member cannot leave; the setting groups.placeholder names who stays"
                        : ResultWords.of(answer));
    }

    private Optional<LDAPException> takeBack() {
        while (!changed.isEmpty()) {
            try {
                change(changed.pop().back());
            } catch (LDAPException stuck) {
                return Optional.of(stuck);
            }
        }
        return Optional.empty();
    }

    /** Returns whether something was changed; false if it was as wanted before. */
    private boolean change(Step step) throws LDAPException {
        try {
            modify(step, Optional.empty());
            return true;
        } catch (LDAPException answer) {
            if (isAsWanted(step, answer)) {
                return false;
            }
            if (isLastMember(step, answer)) {
                leavePlaceholder(step);
                return true;
            }
            throw answer;
        }
    }

    private void leavePlaceholder(Step step) throws LDAPException {
        try {
            modify(step, settings.placeholder());
        } catch (LDAPException answer) {
            if (!answer.getResultCode().equals(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS)) {
                throw answer;
            }
            modify(step, Optional.empty()); // somebody else has just put it there
        }
    }

    /** One request, so that nobody sees the group between the two values. */
    private void modify(Step step, Optional<DN> placeholder) throws LDAPException {
        String attribute = settings.kind().attribute();
        List<Modification> modifications = new ArrayList<>();
        placeholder.ifPresent(
                dn -> modifications.add(new Modification(ModificationType.ADD, attribute, dn.toString())));
        ModificationType type = step.kind() == Kind.GIVE ? ModificationType.ADD : ModificationType.DELETE;
        modifications.add(new Modification(type, attribute, member));
        directory.modify(new ModifyRequest(step.group().toString(), modifications));
    }

    /** The codes of RFC 4511; and those of Active Directory, which say other things too, if the entry bears them out. */
    private boolean isAsWanted(Step step, LDAPException answer) throws LDAPException {
        ResultCode code = answer.getResultCode();
        if (step.kind() == Kind.GIVE) {
            return code.equals(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS)
                    || code.equals(ResultCode.ENTRY_ALREADY_EXISTS) && isMember(step);
        }
        return code.equals(ResultCode.NO_SUCH_ATTRIBUTE)
                || code.equals(ResultCode.UNWILLING_TO_PERFORM) && !isMember(step);
    }

    private boolean isMember(Step step) throws LDAPException {
        return directory.has(step.group(), settings.kind().attribute(), member);
    }

    private boolean isLastMember(Step step, LDAPException answer) {
        return step.kind() == Kind.TAKE
                && answer.getResultCode().equals(ResultCode.OBJECT_CLASS_VIOLATION)
                && settings.placeholder().isPresent();
    }
}
