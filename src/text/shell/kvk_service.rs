//! Why the service of the Dutch trade register (*KVK*) gave no answer, and what helps.

use crate::{
    domain::RegisterFault,
    text::{Lang, both},
};

/// Returns why the service gave no answer, as the beginning of a sentence. `None` for a fault of the
/// register file.
pub(super) fn reason(lang: Lang, why: RegisterFault) -> Option<String> {
    let reason = match why {
        RegisterFault::Missing
        | RegisterFault::Damaged
        | RegisterFault::OtherVersion
        | RegisterFault::Unusable
        | RegisterFault::Slow => return None,
        RegisterFault::ServiceStatus(status) => {
            return Some(match lang {
                Lang::Nl => format!("De KvK geeft een fout ({status})"),
                Lang::En => format!("The KvK gives an error ({status})"),
            });
        }
        RegisterFault::ServiceAddress => both(
            "kvk_adres in config.toml is niet te gebruiken, het moet met https:// beginnen",
            "kvk_adres in config.toml cannot be used, it must begin with https://",
        ),
        RegisterFault::ServiceAnswer => both(
            "De KvK antwoordt iets dat toegang niet begrijpt",
            "The answer of the KvK is not one that toegang understands",
        ),
        RegisterFault::ServiceCertificate => both(
            "Deze computer vertrouwt het certificaat van de KvK niet",
            "This computer does not trust the certificate of the KvK",
        ),
        RegisterFault::ServiceKey => both("De KvK weigert de sleutel", "The KvK refuses the key"),
        RegisterFault::ServiceLimit => {
            both("De KvK is te vaak gevraagd", "The KvK was asked too often")
        }
        RegisterFault::ServiceSlow => {
            both("De KvK antwoordt niet op tijd", "The KvK does not answer in time")
        }
        RegisterFault::ServiceUnreachable => {
            both("De KvK is niet te bereiken", "The KvK cannot be reached")
        }
    };
    Some(reason.of(lang).to_owned())
}

/// Returns what helps, as the end of a sentence.
pub(super) fn remedy(lang: Lang, why: RegisterFault) -> &'static str {
    match why {
        RegisterFault::ServiceAddress => {
            both("pas het aan, of vul de gegevens zelf in.", "change it, or enter the data yourself.")
        }
        RegisterFault::ServiceCertificate => both(
            "de beheerder van de computer kan het toevoegen. Vul de gegevens nu zelf in.",
            "whoever manages the computer can add it. Enter the data yourself for now.",
        ),
        RegisterFault::ServiceKey => both(
            "kijk kvk_sleutel in config.toml na (of TOEGANG_KVK_SLEUTEL). Vul de gegevens nu zelf in.",
            "check kvk_sleutel in config.toml (or TOEGANG_KVK_SLEUTEL). Enter the data yourself for now.",
        ),
        RegisterFault::ServiceUnreachable => both(
            "kijk de verbinding na, of vul de gegevens zelf in.",
            "check the connection, or enter the data yourself.",
        ),
        RegisterFault::ServiceAnswer => {
            both("vul de gegevens zelf in.", "enter the data yourself.")
        }
        _ => both(
            "probeer het later opnieuw, of vul de gegevens zelf in.",
            "try again later, or enter the data yourself.",
        ),
    }
    .of(lang)
}
