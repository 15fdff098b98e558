//! Watching over a restricted session in line mode, which ends when its user loses access.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::time_zone;
use crate::{
    cli::CliError,
    domain::{Query, Refusal, Session},
    store::{Store, StoreError},
    work::now,
};

/// The session of this run, if it is a restricted session in line mode.
static WATCHED_SESSION: OnceLock<Mutex<Watched>> = OnceLock::new();

/// A store that only checks whether the session may continue.
struct Watched {
    store: Store,
    session: Session,
}

/// Makes this run a restricted session. Only the first call counts.
pub(super) fn begin(store: Store, session: Session) {
    WATCHED_SESSION.get_or_init(|| Mutex::new(Watched { store, session }));
}

/// Returns whether this run is a restricted session in line mode.
pub(crate) fn is_fixed() -> bool {
    WATCHED_SESSION.get().is_some()
}

/// Returns the reason why the session must end; `None` if it may continue or if that cannot be read
/// now.
pub(crate) fn end_reason() -> Option<CliError> {
    let watched = WATCHED_SESSION.get()?.lock().unwrap_or_else(PoisonError::into_inner);
    match watched.store.ask(watched.session, &Query::Me, now(&time_zone::zone())) {
        Err(StoreError::Refused(why)) if why.ends_session() => Some(why.into()),
        _ => None,
    }
}

/// Returns whether this error of a command also ends the session.
pub(crate) fn ends_session(stop: &CliError) -> bool {
    let all = [Refusal::ActorNotActive, Refusal::KeyWithdrawn, Refusal::KeyWaits];
    is_fixed() && all.iter().any(|why| why.code() == stop.code)
}
