//! The service of the Dutch trade register, if this host has a key for it.

use std::sync::OnceLock;

use crate::register::KvkService;

static SERVICE: OnceLock<KvkService> = OnceLock::new();

/// Sets the client of this run. Later calls change nothing.
pub(in crate::cli) fn set_service(service: Option<KvkService>) {
    service.map(|service| SERVICE.get_or_init(|| service));
}

/// Returns the client of this run; `None` without a key.
pub(in crate::cli) fn service() -> Option<&'static KvkService> {
    SERVICE.get()
}
