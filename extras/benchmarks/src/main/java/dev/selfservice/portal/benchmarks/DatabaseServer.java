// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** Something that makes databases: a PostgreSQL server of our own, or Derby inside this process. */
interface DatabaseServer extends AutoCloseable {

    /** Creates an empty database with the portal's tables. */
    BenchDatabase create(String name) throws IOException, SQLException;

    @Override
    void close() throws IOException;
}
