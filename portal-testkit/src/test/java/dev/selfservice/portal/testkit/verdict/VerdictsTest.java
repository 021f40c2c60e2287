// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.testkit.verdict.Clause.Result;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class VerdictsTest {

    private final Verdicts verdicts = new Verdicts(
            "Some <connector> & more",
            List.of(
                    new Clause("C", "gives", "givesOnce", Result.PASSED, ""),
                    new Clause("C", "gives", "givesAll", Result.FAILED, "expected \"a\"\n  but was\u0000 <b>"),
                    new Clause("C", "reads", "readsAll", Result.PASSED, ""),
                    new Clause("C", "checks", "checksLater", Result.LEFT_OUT, "ChecksPending is not claimed")));

    @Test
    void theTextCountsByItemAndNamesWhatFailed() {
        assertThat(verdicts.text().lines())
                .containsExactly(
                        "Verdict on Some <connector> & more",
                        "  gives                            FAILED (1 of 2)",
                        "      givesAll: expected \"a\" but was\u0000 <b>",
                        "  reads                            passed (1)",
                        "  checks                           not claimed");
    }

    @Test
    void aLongReasonIsCutInTheTextAndWholeInTheReport() throws Exception {
        String reason = "x".repeat(5_000);
        Verdicts one = new Verdicts("S", List.of(new Clause("C", "i", "c", Result.FAILED, reason)));

        assertThat(one.text()).hasSizeLessThan(500).endsWith(" …");
        assertThat(first(parsed(one.xml()), "failure").getAttribute("message")).isEqualTo(reason);
    }

    @Test
    void theReportIsSoundXmlWhateverThePluginSaid() throws Exception {
        Document report = parsed(verdicts.xml());

        Element suite = first(report, "testsuite");
        assertThat(suite.getAttribute("name")).isEqualTo("Some <connector> & more");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(report.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(first(report, "failure").getAttribute("message")).contains("<b>", "\uFFFD");
        assertThat(first(report, "skipped").getAttribute("message")).isEqualTo("ChecksPending is not claimed");
    }

    private static Element first(Document report, String name) {
        return (Element) report.getElementsByTagName(name).item(0);
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
