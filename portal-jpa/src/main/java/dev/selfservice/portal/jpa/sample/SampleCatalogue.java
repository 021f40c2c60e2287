// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.sample;

import static dev.selfservice.portal.jpa.sample.SampleEntitlement.named;

import dev.selfservice.portal.catalogue.Risk;
import java.util.ArrayList;
import java.util.List;

/** What can be asked for in the sample company: on team files (0), in the ledger (1), in the workshop system (2). */
final class SampleCatalogue {
    private SampleCatalogue() {}

    static List<SampleEntitlement> all() {
        List<SampleEntitlement> all = new ArrayList<>();
        all.addAll(folders());
        all.addAll(files());
        all.addAll(ledger());
        all.addAll(workshop());
        all.addAll(goods());
        return all;
    }

    /** Each department has a folder to read and to write. */
    private static List<SampleEntitlement> folders() {
        List<SampleEntitlement> folders = new ArrayList<>();
        for (SampleDepartment department : SampleDepartment.all()) {
            String key = department.key();
            String name = department.name();
            folders.add(named(0, key + "-reader", name + " folder: read")
                    .ownedBy(key)
                    .about("Open and download the files of " + name + ".", "files", "read"));
        }
        for (SampleDepartment department : SampleDepartment.all().subList(0, 6)) {
            String key = department.key();
            String name = department.name();
            folders.add(named(0, key + "-writer", name + " folder: write")
                    .ownedBy(key)
                    .risk(Risk.MEDIUM)
                    .about("Add, change and delete files of " + name + ".", "files", "write"));
        }
        return folders;
    }

    private static List<SampleEntitlement> files() {
        return List.of(
                named(0, "auditor", "Auditor")
                        .role()
                        .perCountry()
                        .ownedBy("control")
                        .risk(Risk.HIGH)
                        .about("Read every document of a country while an audit runs.", "audit", "finance"),
                named(0, "project-space", "Project space")
                        .perCostCentre()
                        .ownedBy("it")
                        .about("A shared space for a project, charged to a cost centre.", "files", "project"),
                named(0, "guest-links", "Links for guests")
                        .permission()
                        .ownedBy("it")
                        .risk(Risk.MEDIUM)
                        .about("Share files with people outside the company by link.", "files", "sharing"),
                named(0, "archive-reader", "Archive: read")
                        .ownedBy("legal")
                        .about("Look things up in the archive of closed years.", "files", "archive"));
    }

    private static List<SampleEntitlement> ledger() {
        return List.of(
                named(1, "ledger-viewer", "Ledger: view")
                        .role()
                        .perCountry()
                        .ownedBy("finance")
                        .about("See bookings and balances of a country.", "finance", "ledger"),
                named(1, "ledger-clerk", "Ledger: book")
                        .role()
                        .perCountry()
                        .ownedBy("finance")
                        .risk(Risk.MEDIUM)
                        .about("Enter and correct bookings of a country.", "finance", "ledger"),
                named(1, "payment-release", "Payments: release")
                        .permission()
                        .perCostCentre()
                        .ownedBy("finance")
                        .risk(Risk.HIGH)
                        .about("Release payments of a cost centre up to its limit.", "finance", "payments"),
                named(1, "budget-planner", "Budget: plan")
                        .role()
                        .perCostCentre()
                        .ownedBy("finance")
                        .about("Plan the budget of a cost centre for the coming year.", "finance", "budget"),
                named(1, "supplier-master", "Suppliers: maintain")
                        .permission()
                        .ownedBy("purchasing")
                        .risk(Risk.HIGH)
                        .about("Create suppliers and change their bank details.", "purchasing"),
                named(1, "travel-approver", "Travel expenses: check")
                        .role()
                        .ownedBy("people")
                        .risk(Risk.MEDIUM)
                        .about("Check travel expenses before they are paid.", "people", "travel"),
                named(1, "report-designer", "Reports: design")
                        .role()
                        .ownedBy("finance")
                        .about("Design reports that others may run.", "finance", "reports"));
    }

    private static List<SampleEntitlement> workshop() {
        return List.of(
                named(2, "workshop-user", "Workshop system: use")
                        .role()
                        .perInstance()
                        .ownedBy("production")
                        .about("Sign in and see orders and machines.", "production"),
                named(2, "workshop-planner", "Workshop system: plan")
                        .role()
                        .perInstance()
                        .ownedBy("production")
                        .risk(Risk.MEDIUM)
                        .about("Plan orders onto machines and shifts.", "production", "planning"),
                named(2, "workshop-administrator", "Workshop system: administer")
                        .role()
                        .perInstance()
                        .ownedBy("it")
                        .risk(Risk.HIGH)
                        .about("Change settings and users of an instance.", "production", "administration"),
                named(2, "quality-inspector", "Quality: inspect")
                        .role()
                        .ownedBy("quality")
                        .about("Record inspections and block faulty batches.", "quality"),
                named(2, "quality-release", "Quality: release batches")
                        .permission()
                        .ownedBy("quality")
                        .risk(Risk.HIGH)
                        .about("Release a batch for delivery.", "quality"));
    }

    private static List<SampleEntitlement> goods() {
        return List.of(
                named(2, "dispatch-planner", "Dispatch: plan")
                        .role()
                        .perCountry()
                        .ownedBy("logistics")
                        .about("Plan deliveries into a country.", "logistics"),
                named(2, "warehouse-scanner", "Warehouse: scan")
                        .ownedBy("logistics")
                        .about("Book goods in and out with a scanner.", "logistics"),
                named(2, "price-list", "Price list: maintain")
                        .permission()
                        .perCountry()
                        .ownedBy("sales")
                        .risk(Risk.MEDIUM)
                        .about("Change prices and discounts of a country.", "sales", "prices"),
                named(2, "customer-data", "Customers: see")
                        .role()
                        .perCountry()
                        .ownedBy("sales")
                        .risk(Risk.MEDIUM)
                        .about("See the customers of a country and what they ordered.", "sales", "customers"));
    }
}
