// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Measured numbers in ascending order. */
record Figures(double[] sorted) {

    static Figures of(double... values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return new Figures(copy);
    }

    static <T> Figures of(List<T> measured, ToDoubleFunction<T> number) {
        return of(measured.stream().mapToDouble(number).toArray());
    }

    double median() {
        return percentile(50);
    }

    double percentile(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int place = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.min(sorted.length - 1, Math.max(0, place))];
    }

    double least() {
        return percentile(0);
    }

    double most() {
        return percentile(100);
    }

    /** Returns the median with the least and the most in brackets. */
    String spread(String format) {
        String whole = format + " (" + format + "–" + format + ")";
        return String.format(Locale.ROOT, whole, median(), least(), most());
    }
}
