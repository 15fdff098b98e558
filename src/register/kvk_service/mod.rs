//! The service of the Dutch trade register (*KVK*): a search and the base profile of an enterprise,
//! over HTTPS, with an API key.

mod answers;

use std::{net::IpAddr, sync::Arc, time::Duration};

use rustls::crypto::ring;
use serde::de::DeserializeOwned;
use ureq::{
    Agent, Error,
    http::{HeaderValue, Uri},
    tls::{RootCerts, TlsConfig},
};

use self::answers::{Profile, SearchAnswer};
use crate::domain::{Day, Enterprise, RegisterEntry, RegisterFault};

/// The address of the service if the settings name no other.
pub const KVK_ADDRESS: &str = "https://api.kvk.nl/api";

/// Time for a connection, and for a whole answer.
const CONNECT_LIMIT: Duration = Duration::from_secs(3);
const ANSWER_LIMIT: Duration = Duration::from_secs(6);
/// Maximum size of an answer, in bytes.
const MAX_ANSWER_SIZE: u64 = 1 << 20;
/// Maximum number of results that the service gives at once.
const MAX_RESULTS: usize = 100;
/// Fewer letters find too much to be worth a request.
const MIN_LETTERS: usize = 3;

/// A client of the service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct KvkService {
    agent: Agent,
    /// `None` if the address is not allowed.
    base: Option<String>,
    /// `None` if the key has signs that no header can have.
    key: Option<HeaderValue>,
}

impl KvkService {
    /// Creates a client. Only `https` is used, except for an address of this machine itself.
    pub fn new(address: &str, key: &str) -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            // A redirect could take the key elsewhere.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT_LIMIT))
            .timeout_global(Some(ANSWER_LIMIT))
            .user_agent(concat!("toegang/", env!("CARGO_PKG_VERSION")));
        let is_local = is_loopback(address);
        // A proxy cannot reach this machine itself.
        let config = if is_local { config.proxy(None) } else { config };
        let allowed = is_local || address.starts_with("https://");
        let mut key = HeaderValue::from_str(key.trim()).ok();
        if let Some(key) = &mut key {
            key.set_sensitive(true);
        }
        Self {
            agent: Agent::new_with_config(config.build()),
            base: allowed.then(|| address.trim_end_matches('/').to_owned()),
            key,
        }
    }

    /// Returns at most `limit` enterprises with this number, name or place, and whether there are
    /// more. A comma separates a name from a place; text without one is a name, or else a place.
    ///
    /// # Errors
    /// Fails if the service gives no usable answer.
    pub fn search(
        &self,
        typed: &str,
        limit: usize,
    ) -> Result<(Vec<Enterprise>, bool), RegisterFault> {
        let typed = typed.trim();
        let digits: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
        let is_number = !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit());
        if typed.chars().count() < MIN_LETTERS || (is_number && digits.len() != 8) {
            return Ok((Vec::new(), false));
        }
        let found = if is_number {
            self.find(&[("kvkNummer", &digits)], limit)?
        } else if let Some((name, town)) = typed.split_once(',') {
            let terms = [("naam", name.trim()), ("plaats", town.trim())];
            let terms: Vec<_> = terms.into_iter().filter(|(_, text)| !text.is_empty()).collect();
            if terms.is_empty() { (Vec::new(), false) } else { self.find(&terms, limit)? }
        } else {
            let named = self.find(&[("naam", typed)], limit)?;
            if named.0.is_empty() { self.find(&[("plaats", typed)], limit)? } else { named }
        };
        Ok(found)
    }

    fn find(
        &self,
        terms: &[(&str, &str)],
        limit: usize,
    ) -> Result<(Vec<Enterprise>, bool), RegisterFault> {
        let most = limit.clamp(1, MAX_RESULTS).to_string();
        let fixed = [("inclusiefInactieveRegistraties", "true"), ("resultatenPerPagina", &*most)];
        let all = [terms, &fixed].concat();
        let Some(answer) = self.get::<SearchAnswer>("v2/zoeken", &all)? else {
            return Ok((Vec::new(), false));
        };
        let has_more = answer.has_more();
        let mut found = answer.enterprises();
        found.truncate(limit);
        Ok((found, has_more))
    }

    /// Returns the enterprise with this number, of eight digits; `None` if there is none.
    ///
    /// # Errors
    /// Fails if the service gives no usable answer.
    pub fn entry(&self, number: &str, today: Day) -> Result<Option<RegisterEntry>, RegisterFault> {
        let path = format!("v1/basisprofielen/{number}");
        let Some(profile) = self.get::<Profile>(&path, &[])? else { return Ok(None) };
        let enterprise = profile.enterprise(number, today).ok_or(RegisterFault::ServiceAnswer)?;
        Ok(Some(RegisterEntry { enterprise, as_of: today }))
    }

    /// Asks the service; `None` if nothing matches, which it answers with 404.
    fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        terms: &[(&str, &str)],
    ) -> Result<Option<T>, RegisterFault> {
        let base = self.base.as_ref().ok_or(RegisterFault::ServiceAddress)?;
        let key = self.key.clone().ok_or(RegisterFault::ServiceKey)?;
        let request = self.agent.get(format!("{base}/{path}")).header("apikey", key);
        let request = terms.iter().fold(request, |request, (name, text)| request.query(name, text));
        let mut answer = request.call().map_err(|error| fault(&error))?;
        match answer.status().as_u16() {
            200 => {}
            401 | 403 => return Err(RegisterFault::ServiceKey),
            404 => return Ok(None),
            429 => return Err(RegisterFault::ServiceLimit),
            other => return Err(RegisterFault::ServiceStatus(other)),
        }
        let body = answer.body_mut().with_config().limit(MAX_ANSWER_SIZE).read_to_vec();
        let body = body.map_err(|error| fault(&error))?;
        serde_json::from_slice(&body).map(Some).map_err(|_| RegisterFault::ServiceAnswer)
    }
}

/// Returns whether the address is plain HTTP to an address of this machine itself, in digits.
fn is_loopback(address: &str) -> bool {
    let uri: Option<Uri> = address.parse().ok();
    let host = uri.filter(|uri| uri.scheme_str() == Some("http"));
    let host = host.as_ref().and_then(Uri::host).map(|host| host.trim_matches(['[', ']']));
    host.and_then(|host| host.parse::<IpAddr>().ok()).is_some_and(|host| host.is_loopback())
}

fn fault(error: &Error) -> RegisterFault {
    match error {
        Error::Timeout(_) => RegisterFault::ServiceSlow,
        Error::Tls(_) | Error::Rustls(_) => RegisterFault::ServiceCertificate,
        Error::BadUri(_) => RegisterFault::ServiceAddress,
        Error::BodyExceedsLimit(_) | Error::Protocol(_) | Error::Http(_) => {
            RegisterFault::ServiceAnswer
        }
        _ => RegisterFault::ServiceUnreachable,
    }
}
