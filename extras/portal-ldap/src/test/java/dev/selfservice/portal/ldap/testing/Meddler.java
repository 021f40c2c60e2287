// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.testing;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers in place of a directory when told to, and notes who signs in. */
public final class Meddler extends InMemoryOperationInterceptor {

    private final List<String> binds = new CopyOnWriteArrayList<>();
    private volatile Predicate<ModifyRequest> which = change -> false;
    private volatile Function<ModifyRequest, LDAPException> answer =
            change -> new LDAPException(ResultCode.OTHER, "not set");
    private volatile ResultCode bindAnswer = ResultCode.SUCCESS;

    /** Answers all changes with this code. */
    public void answerChanges(ResultCode code) {
        answerChanges(change -> true, change -> new LDAPException(code, "meddled with"));
    }

    /** Answers some changes with this. */
    public void answerChanges(Predicate<ModifyRequest> some, Function<ModifyRequest, LDAPException> with) {
        answer = with;
        which = some;
    }

    /** Answers those with this code who sign in with a name below the people. */
    public void answerSignIns(ResultCode code) {
        bindAnswer = code;
    }

    /** Returns the names with which somebody tried to sign in. */
    public List<String> binds() {
        return List.copyOf(binds);
    }

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
        ModifyRequest change = (ModifyRequest) request.getRequest();
        if (which.test(change)) {
            throw answer.apply(change);
        }
    }

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
        SimpleBindRequest bind = request.getRequest();
        binds.add(bind.getBindDN());
        if (!bindAnswer.equals(ResultCode.SUCCESS) && bind.getBindDN().endsWith(TestDirectory.PEOPLE)) {
            throw new LDAPException(bindAnswer, "meddled with");
        }
    }
}
