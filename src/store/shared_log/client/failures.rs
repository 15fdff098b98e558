//! Errors of PostgreSQL and its driver, by what a person can do about them.

use std::{error::Error as _, io};

use tokio_postgres::error::DbError;

use super::super::SharedLogFailure as Failure;

/// Classifies an error of a new connection.
pub(super) fn classify_connecting(error: &tokio_postgres::Error, server: String) -> Failure {
    let inner = error.source().and_then(|source| source.downcast_ref::<io::Error>());
    let encryption = inner.and_then(|error| error.get_ref()?.downcast_ref::<rustls::Error>());
    match encryption {
        // The server refuses the certificate of this host, perhaps only after the handshake.
        Some(rustls::Error::AlertReceived(_)) => Failure::HostCertificate { server },
        Some(_) => Failure::Handshake { server },
        None if error.to_string().contains("TLS") => Failure::NotEncrypted { server },
        None => classify(error, Failure::Unreachable { server }),
    }
}

/// Classifies an error; `lost` is the failure if the connection was lost.
pub(super) fn classify(error: &tokio_postgres::Error, lost: Failure) -> Failure {
    if let Some(error) = error.as_db_error() {
        return classify_server(error, lost);
    }
    // Only fixed texts of the driver; no part of the address.
    let text = error.to_string();
    let system = error.source().and_then(|source| source.downcast_ref::<io::Error>());
    match system {
        // The driver looked for a server that accepts writes. The system's own refusal has a number.
        Some(error)
            if error.kind() == io::ErrorKind::PermissionDenied
                && error.raw_os_error().is_none() =>
        {
            Failure::Standby
        }
        Some(_) => lost,
        None if error.is_closed() => lost,
        None if text.contains("password") || text.contains("authentication") => Failure::SignIn,
        None if text.contains("connect") || text.contains("communicating") => lost,
        None => Failure::Other(text),
    }
}

fn classify_server(error: &DbError, lost: Failure) -> Failure {
    match error.code().code() {
        "TG001" => Failure::NewerFormat,
        "42501" => Failure::NoRight,
        "42704" => Failure::NoRole,
        "3D000" => Failure::NoDatabase,
        // No table or schema of this name.
        "42P01" | "3F000" => Failure::NoLog,
        // A column, function or type that the log has: the tables are others.
        "42703" | "42883" | "42804" => Failure::OtherProgram,
        "25006" => Failure::Standby,
        // Another host keeps the log to itself.
        "55P03" => Failure::Busy,
        "53300" => Failure::TooManyConnections,
        code if code.starts_with("53") => Failure::Full,
        code if code.starts_with("28") => Failure::SignIn,
        // The server ends the session, or has ended a transaction in which nothing happened.
        "25P03" => lost,
        code if code.starts_with("57") || code.starts_with("08") => lost,
        code => Failure::Other(format!("{code} {}", error.message())),
    }
}
