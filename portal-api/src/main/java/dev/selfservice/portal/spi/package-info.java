/** What all SPIs share: settings, transactions, issues of plug-ins. */
@NullMarked
package dev.selfservice.portal.spi;

import org.jspecify.annotations.NullMarked;
