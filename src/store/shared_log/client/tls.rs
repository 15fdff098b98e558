//! Encryption of the connection: the server must prove its name with a certificate of the address,
//! and this host may prove its own.

use std::path::Path;

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::super::{Answer, SharedLogFailure as Failure};

/// Paths of PEM files that an address may name, under the names of PostgreSQL's own programs.
#[derive(Clone, Debug, Default)]
pub(super) struct CertificatePaths {
    /// `sslrootcert`: who vouches for the server.
    pub(super) root: Option<String>,
    /// `sslcert` and `sslkey`: the certificate and key of this host.
    pub(super) own: Option<String>,
    pub(super) key: Option<String>,
}

impl CertificatePaths {
    /// Takes the paths out of a connection string, which the driver would refuse.
    pub(super) fn take_from(address: &str) -> (Self, String) {
        let mut paths = Self::default();
        let mut rest = Vec::new();
        for word in words(address) {
            let path = |value: &str| Some(value.trim_matches('\'').to_owned());
            match word.split_once('=') {
                Some(("sslrootcert", value)) => paths.root = path(value),
                Some(("sslcert", value)) => paths.own = path(value),
                Some(("sslkey", value)) => paths.key = path(value),
                // Names are always verified, so both mean the same here.
                Some(("sslmode", "verify-full" | "verify-ca")) => rest.push("sslmode=require"),
                _ => rest.push(word),
            }
        }
        (paths, rest.join(" "))
    }

    /// Reads the certificates; `None` if the address names none.
    pub(super) fn read(&self) -> Answer<Option<MakeRustlsConnect>> {
        let Some(root) = &self.root else { return Ok(None) };
        let bad = |path: &String| Failure::Certificate { path: path.clone() };
        let certificates = |path: &String| -> Answer<Vec<CertificateDer<'static>>> {
            let all = CertificateDer::pem_file_iter(Path::new(path)).map_err(|_| bad(path))?;
            let all: Result<Vec<_>, _> = all.collect();
            all.ok().filter(|all| !all.is_empty()).ok_or_else(|| bad(path))
        };
        let mut roots = RootCertStore::empty();
        for certificate in certificates(root)? {
            roots.add(certificate).map_err(|_| bad(root))?;
        }
        let config = ClientConfig::builder().with_root_certificates(roots);
        let config = match (&self.own, &self.key) {
            (Some(own), Some(key)) => {
                let secret = PrivateKeyDer::from_pem_file(key).map_err(|_| bad(key))?;
                config.with_client_auth_cert(certificates(own)?, secret).map_err(|_| bad(own))?
            }
            (None, None) => config.with_no_client_auth(),
            (Some(lone), None) | (None, Some(lone)) => return Err(bad(lone)),
        };
        Ok(Some(MakeRustlsConnect::new(config)))
    }
}

/// Splits a connection string at spaces outside quotes.
fn words(address: &str) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let is_end = move |sign: char| {
        is_quoted ^= sign == '\'' && !is_escaped;
        is_escaped = sign == '\\' && !is_escaped;
        sign.is_whitespace() && !is_quoted
    };
    address.split(is_end).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_are_taken_out_of_an_address() {
        let address = "host=db user='a  b' sslrootcert='/etc/my root.pem' password='x\\' y'
            sslmode=verify-full sslkey=/k sslcert=/c";
        let (paths, rest) = CertificatePaths::take_from(address);
        assert_eq!(rest, "host=db user='a  b' password='x\\' y' sslmode=require");
        assert_eq!(paths.root.as_deref(), Some("/etc/my root.pem"));
        assert_eq!((paths.own.as_deref(), paths.key.as_deref()), (Some("/c"), Some("/k")));
    }
}
