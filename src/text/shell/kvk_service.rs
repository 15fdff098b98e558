//! Why the service of the Dutch trade register (*KVK*) gave no answer, and what helps.

use crate::text::{Lang, Text, both};

pub(super) const ADDRESS: Text = both(
    "kvk_adres is niet te gebruiken: het moet met https:// beginnen. Vul de gegevens zelf in, of \
     pas het aan in config.toml.",
    "kvk_adres cannot be used: it must begin with https://. Enter the data yourself, or change it \
     in config.toml.",
);
pub(super) const ANSWER: Text = both(
    "De KvK antwoordt iets dat toegang niet begrijpt; vul de gegevens zelf in.",
    "The answer of the KvK is not one that toegang understands; enter the data yourself.",
);
pub(super) const CERTIFICATE: Text = both(
    "Deze computer vertrouwt het certificaat van de KvK niet; de beheerder van de computer kan het \
     toevoegen. Vul de gegevens nu zelf in.",
    "This computer does not trust the certificate of the KvK; whoever manages the computer can add \
     it. Enter the data yourself for now.",
);
pub(super) const KEY: Text = both(
    "De KvK weigert de sleutel; kijk kvk_sleutel in config.toml na (of TOEGANG_KVK_SLEUTEL). Vul de \
     gegevens nu zelf in.",
    "The KvK refuses the key; check kvk_sleutel in config.toml (or TOEGANG_KVK_SLEUTEL). Enter the \
     data yourself for now.",
);
pub(super) const LIMIT: Text = both(
    "De KvK is te vaak gevraagd; probeer het later opnieuw, of vul de gegevens zelf in.",
    "The KvK was asked too often; try again later, or enter the data yourself.",
);
pub(super) const SLOW: Text = both(
    "De KvK antwoordt niet op tijd; probeer het later opnieuw, of vul de gegevens zelf in.",
    "The KvK does not answer in time; try again later, or enter the data yourself.",
);
pub(super) const UNREACHABLE: Text = both(
    "De KvK is niet te bereiken; kijk de verbinding na, of vul de gegevens zelf in.",
    "The KvK cannot be reached; check the connection, or enter the data yourself.",
);

/// The service answered with an error of its own.
pub(super) fn status(lang: Lang, status: u16) -> String {
    match lang {
        Lang::Nl => format!(
            "De KvK geeft een fout ({status}); probeer het later opnieuw, of vul de gegevens zelf in."
        ),
        Lang::En => format!(
            "The KvK gives an error ({status}); try again later, or enter the data yourself."
        ),
    }
}
