package cm.mtchoun.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Communiqué du 15 juillet 2020 | 2020-07-15",
                "COMMUNIQUÉ DU 15 JUILLET 2020 | 2020-07-15",
                "Communique du 15 Juillet 2020 : | 2020-07-15",
                "Communiqué du 1er août 2020 | 2020-08-01",
                "Communiqué du 1 er aout 2020 | 2020-08-01",
                "Communiqué du 1ᵉʳ août 2020 | 2020-08-01",
                "Communiqué du premier février 2019 | 2019-02-01",
                "Communiqué du PREMIER FÉVRIER 2019 | 2019-02-01",
                "Communiqué du 04 septembre 2025 | 2025-09-04",
                "Communiqué du 4 sept. 2025 | 2025-09-04",
                "Communiqué du 15 juil. 2020 | 2020-07-15",
                "Communiqué du 15 juill 2020 | 2020-07-15",
                "24 JAN. 2019 | 2019-01-24",
                "24 janv. 2019 | 2019-01-24",
                "du 3 déc. 2018 | 2018-12-03",
                "du 3 decembre 18 | 2018-12-03",
                "du 3 décembre '18 | 2018-12-03",
                "du 15/07/2020 | 2020-07-15",
                "du 15-07-20 | 2020-07-15",
                "du 15.07.2020 | 2020-07-15",
                "du 15 . 07 . 2020 | 2020-07-15",
                "du 15 07 2020 | 2020-07-15",
                "du 5/7/20 | 2020-07-05",
                "du 07/15/2020 | 2020-07-15",
                "2020-07-15 | 2020-07-15",
                "2020/7/5 | 2020-07-05",
                "du 15-juillet-2020 | 2020-07-15",
                "du 15juillet2020 | 2020-07-15",
                "du 15 jullet 2020 | 2020-07-15",
                "du 15 juilelt 2020 | 2020-07-15",
                "du 15 fevrrier 2020 | 2020-02-15",
                "du 15 f\uFFFDvrier 2020 | 2020-02-15",
                "du 15 ao\uFFFDt 2020 | 2020-08-15",
                "du\u00A015\u00A0juillet\u202F2020 | 2020-07-15",
                "of July 15th, 2020 | 2020-07-15",
                "July 15 2020 | 2020-07-15",
                "15th of July 2020 | 2020-07-15",
                "on 1st August 2020 | 2020-08-01",
                "22nd Feb. 2021 | 2021-02-22",
                "du mercredi 15 juillet 2020 à 20h30 | 2020-07-15",
                "du 15 au 20 juillet 2020 | 2020-07-20",
                "n° 12 du 15 juillet 2020 | 2020-07-15",
                "3 listes le 15 juillet 2020 | 2020-07-15",
                "du 29 février 2020 | 2020-02-29",
            })
    void understandsHowPeopleWriteDates(String text, LocalDate date) {
        assertThat(WrittenDate.firstIn(text)).map(WrittenDate::date).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Communiqué",
                "Communiqué du 15 juillet",
                "31 février 2020",
                "29/02/2019",
                "32 janvier 2020",
                "0 mars 2020",
                "15 mais 2020",
                "Tél. 04 91 10 12 20",
                "le 15 juillet 20h30",
                "N° 000123/CCM/2020",
                "à la page 3, 12 noms, 2020",
                "99/99/9999"
            })
    void findsNoDateWhereThereIsNone(String text) {
        assertThat(WrittenDate.firstIn(text)).isEmpty();
    }

    @Property
    void readsBackEveryDayInEveryForm(@ForAll @IntRange(min = 0, max = 14_000) int day) {
        LocalDate date = LocalDate.of(1995, 1, 1).plusDays(day);

        for (String form : new String[] {"d MMMM uuuu", "dd/MM/uuuu", "uuuu-MM-dd", "dd.MM.uu", "d MMM uuuu"}) {
            String text = "Communiqué du "
                    + DateTimeFormatter.ofPattern(form, Locale.FRENCH).format(date);
            assertThat(WrittenDate.firstIn(text))
                    .as(text)
                    .map(WrittenDate::date)
                    .contains(date);
            assertThat(WrittenDate.firstIn(text.toUpperCase(Locale.FRENCH)))
                    .map(WrittenDate::date)
                    .contains(date);
        }
        String english =
                DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH).format(date);
        assertThat(WrittenDate.firstIn(english)).map(WrittenDate::date).contains(date);
    }

    @Property
    void neverThrowsAndStaysInsideTheText(@ForAll String text) {
        int length = WrittenDate.fold(text).length();

        assertThat(WrittenDate.allIn(text)).allSatisfy(found -> {
            assertThat(found.start()).isBetween(0, length);
            assertThat(found.end()).isBetween(found.start(), length);
        });
    }
}
