//! Failures of the log that several hosts share.

/// Why the shared log cannot be used. Nothing was written, except if
/// [`SharedLogFailure::OnlyShared`], and perhaps if [`SharedLogFailure::Doubt`] or
/// [`SharedLogFailure::NoStandby`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharedLogFailure {
    /// The file is shared, but this run has no address of the shared log.
    NoAddress,
    /// The address is not a connection string of PostgreSQL, or names no host.
    BadAddress,
    /// The server is on another machine, and the address names no certificate to check it with.
    Unencrypted,
    /// A file with a certificate or key cannot be used.
    Certificate {
        /// The path in the address.
        path: String,
    },
    /// The server offers no encryption.
    NotEncrypted {
        /// Host and port.
        server: String,
    },
    /// The server cannot prove that it is the server of the address.
    Handshake {
        /// Host and port.
        server: String,
    },
    /// The server refuses the certificate of this host, or asks for one.
    HostCertificate {
        /// Host and port.
        server: String,
    },
    /// The server cannot be reached.
    Unreachable {
        /// Host and port.
        server: String,
    },
    /// The server accepts a connection, and does not answer in time.
    NoAnswer {
        /// Host and port.
        server: String,
    },
    /// The server does not accept the role, password or certificate.
    SignIn,
    /// The role may not do this.
    NoRight,
    /// The server has no database of this name.
    NoDatabase,
    /// The server lacks a role that should get rights.
    NoRole,
    /// No file has been published in the database.
    NoLog,
    /// The database holds tables of another program.
    OtherProgram,
    /// A newer version of this program wrote the log.
    NewerFormat,
    /// The server only reads: it is a standby.
    Standby,
    /// The disk or memory of the server is full.
    Full,
    /// The server accepts no more connections.
    TooManyConnections,
    /// Another host keeps the log to itself, for a long import.
    Busy,
    /// The log is that of another file.
    OtherFile,
    /// The log ends before this file does, by this number of links.
    Ahead(i64),
    /// The log has another link with this number than this file.
    Forked(i64),
    /// This link does not follow from those before it.
    Damaged(i64),
    /// The connection was lost during a write, which may have been saved.
    Doubt,
    /// The server saves only together with a standby, and none is connected.
    NoStandby {
        /// `true` if the change was sent before, so that it may be saved when a standby is back.
        was_sent: bool,
    },
    /// The change is saved in the shared log, but not yet in the file of this host.
    OnlyShared,
    /// The file was shared, or left the shared log, since it was opened.
    Changed,
    /// Another error of the server, for a developer.
    Other(String),
}

impl SharedLogFailure {
    /// Returns whether the log is there but cannot be that of this file, so that waiting for the
    /// connection is no use.
    pub const fn is_difference(&self) -> bool {
        matches!(
            self,
            Self::NoLog
                | Self::OtherProgram
                | Self::NewerFormat
                | Self::OtherFile
                | Self::Ahead(_)
                | Self::Forked(_)
                | Self::Damaged(_)
                | Self::Changed
        )
    }
}
