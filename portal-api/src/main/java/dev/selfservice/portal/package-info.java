/** The shared kernel: who acts, ids, paging and the seven exceptions. It uses no feature. */
@NullMarked
package dev.selfservice.portal;

import org.jspecify.annotations.NullMarked;
