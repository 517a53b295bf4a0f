package io.github.mlmodel.worker.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of columns that say that their values are identifiers, and such as only look like these. */
class IdentifierNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "ID",
                "Id",
                "ids",
                "customer_id",
                "userId",
                "userID",
                "id_of_room",
                "Individual ID",
                "uuid",
                "GUID",
                "Ticket",
                "identifier",
                "customer no",
                "CUSTOMER_NO",
                "order_no",
                "orderNo",
                "invoice no.",
                "Kundennr",
                "Kunden-Nr.",
                "lfd. Nr",
                "Auftragsnummer",
                "Kennung",
                "kundenNr",
                "N\u00b0 client",
                "n\u00famero",
                "C\u00f3digo de cliente",
                "numero",
                "transaction-id",
                "ID (intern)",
                "passenger.id"
            })
    void anIdentifierIsCalledSo(String name) {
        assertThat(IdentifierNames.isOne(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mean_NO",
                "avg NO",
                "NO",
                "no",
                "NO2",
                "no2_mean",
                "max_no",
                "log_no",
                "sensor_no",
                "total_no",
                "meanNo",
                "conc_NO (ppb)",
                "yes_no",
                "PSNR",
                "snr",
                "tnr",
                "acid",
                "uric_acid",
                "lipid",
                "humid",
                "COVID",
                "paid",
                "Fluid",
                "solid_mass",
                "tickets sold",
                "Hausnummer",
                "nr_of_rooms",
                "no_of_doors",
                "piano",
                "volcano",
                "android",
                "grid",
                "width",
                "identity"
            })
    void whatOnlyLooksLikeOneIsNone(String name) {
        assertThat(IdentifierNames.isOne(name)).isFalse();
    }
}
