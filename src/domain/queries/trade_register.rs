//! The answers of the trade registers of the host.

use crate::domain::{Name, RegisterEntry, Scheme};

/// The countries that the trade registers of the host cover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterStatus {
    /// The registers that can be searched: [`Scheme::Kvk`], [`Scheme::Kbo`], both or neither.
    pub covered: Vec<Scheme>,
    /// Why the register file cannot be used; `None` if it can, or if there is none.
    pub fault: Option<RegisterFault>,
}

/// An enterprise in a trade register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnterpriseRow {
    /// The enterprise, and the day of its data.
    pub entry: RegisterEntry,
    /// An organisation with its number that the viewer can see, if any.
    pub used_by: Option<Name>,
    /// Why the row comes from the file of the host; `None` if the service was not asked for it.
    pub service_fault: Option<RegisterFault>,
}

/// Why a trade register gives no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterFault {
    /// The host has no register of this country.
    Missing,
    /// The file is damaged or empty.
    Damaged,
    /// Another version of this program made the file.
    OtherVersion,
    /// The file cannot be opened, or is not a register.
    Unusable,
    /// The file did not answer in time.
    Slow,
    /// The service of the Dutch register did not answer in time.
    ServiceSlow,
    /// There is no connection to the service.
    ServiceUnreachable,
    /// This host does not trust the certificate of the service.
    ServiceCertificate,
    /// The address of the service in the settings is not allowed.
    ServiceAddress,
    /// The service refuses the key.
    ServiceKey,
    /// The service was asked too often.
    ServiceLimit,
    /// The service answered with this HTTP status.
    ServiceStatus(u16),
    /// The answer of the service has another shape than expected.
    ServiceAnswer,
}
