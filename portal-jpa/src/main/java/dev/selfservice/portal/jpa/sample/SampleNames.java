// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.sample;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Made-up names of mixed origin; nobody in particular is meant. */
final class SampleNames {
    private static final List<String> FIRST = List.of(
            "Aiko",
            "Amara",
            "Anders",
            "Anouk",
            "Arjun",
            "Beatriz",
            "Bogdan",
            "Camille",
            "Chidi",
            "Dalia",
            "Diego",
            "Elif",
            "Emeka",
            "Esra",
            "Farah",
            "Femi",
            "Freya",
            "Gustavo",
            "Hana",
            "Haruto",
            "Ilse",
            "Imran",
            "Inês",
            "Jannik",
            "Jun",
            "Kaito",
            "Katja",
            "Kofi",
            "Lars",
            "Leila",
            "Luca",
            "Mairead",
            "Malik",
            "Mei",
            "Milan",
            "Nadia",
            "Nikhil",
            "Noor",
            "Olena",
            "Oskar",
            "Paulo",
            "Priya",
            "Rafael",
            "Rania",
            "Rohan",
            "Sanna",
            "Selma",
            "Soren",
            "Tariq",
            "Tomas",
            "Uma",
            "Valentin",
            "Wanjiru",
            "Xenia",
            "Yara",
            "Yusuf",
            "Zofia");

    private static final List<String> LAST = List.of(
            "Abara",
            "Almeida",
            "Ambrus",
            "Bakshi",
            "Berglund",
            "Brandl",
            "Castellan",
            "Chaudhri",
            "Dahlberg",
            "Demirel",
            "Duarte",
            "Ekwueme",
            "Farkas",
            "Fontanel",
            "Gallego",
            "Grabner",
            "Haddadi",
            "Halvorsen",
            "Ibarra",
            "Ishida",
            "Jansson",
            "Kamara",
            "Kaplanov",
            "Kessler",
            "Kimani",
            "Kowalik",
            "Laurent",
            "Lindholm",
            "Maalouf",
            "Mbeki",
            "Mendieta",
            "Nakagawa",
            "Novotna",
            "Okafor",
            "Oliveri",
            "Parvin",
            "Petrescu",
            "Quintero",
            "Rahimi",
            "Rasmus",
            "Saarinen",
            "Sandoval",
            "Schreiner",
            "Shimoda",
            "Sorokin",
            "Tanaka",
            "Teixeira",
            "Thorsen",
            "Ueda",
            "Valdivia",
            "Vasilev",
            "Wachira",
            "Yildiz",
            "Zamora",
            "Zielinska");

    private SampleNames() {}

    /** Returns a name that no other number has; good for a few thousand. */
    static String name(int number) {
        int first = number % FIRST.size();
        // Each round through the first names moves on through the last ones, so that no pair repeats.
        int last = (number * 7 + number / FIRST.size()) % LAST.size();
        return FIRST.get(first) + " " + LAST.get(last);
    }

    /** Returns the login for a name: small letters without marks, joined by a dot. */
    static String login(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace(' ', '.');
    }
}
