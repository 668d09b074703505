package cm.mtchoun.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedLineTest {

    private static final List<String> NAMES =
            List.of("ABANDA Véronique", "MBALLA NGONO Joseph-Désiré", "MBELLA Rose", "TCHUENTE epse OUANDJI Claudine");

    @Test
    void isTheNameThatIsLikeliestWithItsAccentsAndTheNumberAsRead() {
        assertThat(PrintedLine.of("12. ABANDA Veronigue", NAMES)).contains("12. ABANDA Véronique");
    }

    @Test
    void isTheHalfOfANameThatTheLineHadRoomFor() {
        assertThat(PrintedLine.of("epse OUANDII Claudine", NAMES)).contains("epse OUANDJI Claudine");
        assertThat(PrintedLine.of("MBALLA NGQNO", NAMES)).contains("MBALLA NGONO");
    }

    @Test
    void isUnknownWhereTwoNamesAreAsLikelyOrNoneIs() {
        assertThat(PrintedLine.of("MB?LLA", NAMES)).isEmpty();
        assertThat(PrintedLine.of("LE CONSUL DU CAMEROUN", NAMES)).isEmpty();
        assertThat(PrintedLine.of("A", NAMES)).isEmpty();
    }
}
