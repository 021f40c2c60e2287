// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.audit.AuditVerification;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import java.io.PrintStream;

/** Prints what is wrong with the audit trail. */
final class VerifyAudit implements Command {

    @Override
    public String name() {
        return "verify-audit";
    }

    @Override
    public Usage usage() {
        return new Usage(
                "", "reads the whole audit trail and prints what was changed, removed or moved; status 1 if any");
    }

    @Override
    public int run(CommandLine line, PrintStream out) {
        line.operands(this, 0);
        try (PortalRuntime runtime = PortalRuntime.open(line.settings())) {
            AuditVerification found = runtime.portal().verifyTrail();
            found.findings().forEach(each -> out.println(each.kind() + " " + each.sequence() + ": " + each.detail()));
            out.println(found.checked() + " rows read, " + found.sealed() + " of them sealed, "
                    + found.findings().size() + " findings");
            return found.intact() ? 0 : 1;
        }
    }
}
