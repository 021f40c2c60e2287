// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a resource method. Every one must have it; the OpenAPI document and the filters are made from it.
 *
 * <p>What is answered follows from the method: its return type with status 200, nothing with 204, unless {@link #status} and
 * {@link #answer} say otherwise. The problems follow from what it takes; only conflicts are named here.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

    /** One sentence on what it does. */
    String value();

    /** Whether it answers also to somebody who is not signed in. */
    boolean open() default false;

    /** The status of success, where the return type does not tell. */
    int status() default 0;

    /** The type of the answer, where the return type does not tell. */
    Class<?> answer() default Void.class;

    /** The parameters that may stand behind the question mark; others are refused. */
    String[] query() default {};

    /** Whether it may answer 409. */
    boolean conflict() default false;

    /** Whether it takes an {@code Idempotency-Key}. */
    boolean once() default false;

    /** Whether browsers call it by themselves, which does not put off the end of an idle session. */
    boolean background() default false;
}
