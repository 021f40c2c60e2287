// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.verdict;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes verdicts in the form that JUnit tools read: a suite per verdict, a test case per clause. */
public final class VerdictXml {

    private VerdictXml() {}

    /** Returns one report with a suite for each of the verdicts. */
    public static String of(List<Verdicts> verdicts) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (Verdicts one : verdicts) {
                suite(xml, one);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report in memory cannot be written", e);
        }
        return text.toString();
    }

    static String of(Verdicts one) {
        return of(List.of(one));
    }

    private static void suite(XMLStreamWriter xml, Verdicts verdicts) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(verdicts.subject()));
        xml.writeAttribute("tests", String.valueOf(verdicts.clauses().size()));
        xml.writeAttribute("failures", String.valueOf(verdicts.failed().size()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(count(verdicts, Clause.Result.LEFT_OUT)));
        for (Clause clause : verdicts.clauses()) {
            testCase(xml, clause);
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, Clause clause) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(clause.item()));
        xml.writeAttribute("name", clean(clause.name()));
        if (clause.result() == Clause.Result.FAILED) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", clean(clause.why()));
            xml.writeEndElement();
        } else if (clause.result() == Clause.Result.LEFT_OUT) {
            xml.writeStartElement("skipped");
            xml.writeAttribute("message", clean(clause.why()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static long count(Verdicts verdicts, Clause.Result result) {
        return verdicts.clauses().stream()
                .filter(clause -> clause.result() == result)
                .count();
    }

    /** Replaces what no XML 1.0 document may hold (section 2.2), for plug-ins put anything into their messages. */
    private static String clean(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(c -> kept.appendCodePoint(isXml(c) ? c : '\uFFFD'));
        return kept.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
