//! Answers queries from the trade register beside the database, within a time limit, and from the
//! service of the Dutch register.

use std::time::{Duration, Instant};

use super::find::StillWanted;
use crate::{
    domain::{
        Answer, Day, Enterprise, EnterpriseRow, Failure, Now, Query, RegisterEntry, RegisterFault,
        RegisterStatus, Reply, Scheme, SearchResult, Session,
    },
    register::KvkService,
    store::{Store, StoreError, TradeRegister},
};

/// Time after which a read of the register is stopped.
const TIME_LIMIT: Duration = Duration::from_secs(3);

/// The schemes that have a trade register.
const SCHEMES: [Scheme; 2] = [Scheme::Kvk, Scheme::Kbo];

/// Why there is no answer.
enum Unanswered {
    Fault(RegisterFault),
    Store(StoreError),
}

impl From<RegisterFault> for Unanswered {
    fn from(fault: RegisterFault) -> Self {
        Self::Fault(fault)
    }
}

impl From<StoreError> for Unanswered {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The session that asks the register, until the answer is no longer wanted.
pub(super) struct RegisterReader<'a> {
    pub(super) store: &'a Store,
    /// The service of the Dutch register, which is asked instead of the file.
    pub(super) kvk: Option<&'a KvkService>,
    pub(super) session: Session,
    pub(super) now: Now,
    pub(super) wanted: StillWanted,
}

impl RegisterReader<'_> {
    /// Answers a query for which [`Query::is_of_register`] is true.
    pub(super) fn reply(&self, query: &Query) -> Reply {
        match self.answer(query) {
            Ok(answer) => Reply::Answer(answer),
            Err(Unanswered::Store(error)) => error.into(),
            Err(Unanswered::Fault(fault)) => Reply::Failed(Failure::TradeRegister(fault)),
        }
    }

    fn answer(&self, query: &Query) -> Result<Answer, Unanswered> {
        // Only active users search the register.
        self.store.organisations_with(self.session, &[], self.now)?;
        match query {
            Query::FindEnterprises { scheme: Scheme::Kvk, text, take } if self.kvk.is_some() => {
                let found = self.kvk.map(|kvk| kvk.search(text, *take)).transpose()?;
                let (found, has_more) = found.unwrap_or_default();
                self.found(found, has_more, self.now.today)
            }
            Query::Enterprise(Scheme::Kvk, number) if self.kvk.is_some() => {
                let found = self.kvk.map(|kvk| kvk.entry(number, self.now.today)).transpose()?;
                let rows = self.with_use(found.flatten().into_iter().collect())?;
                Ok(Answer::Enterprise(rows.into_iter().next().map(Box::new)))
            }
            Query::FindEnterprises { scheme, text, take } => {
                let Some(open) = self.open()? else { return Ok(none_found()) };
                let found = open.register.search_in(*scheme, text, *take);
                let found = found.map_err(|error| open.fault(&error))?;
                let info = open.register.info().map_err(|error| open.fault(&error))?;
                let as_of = info.as_of(*scheme).ok_or(RegisterFault::Damaged)?;
                self.found(found.rows, found.more, as_of)
            }
            Query::Enterprise(scheme, number) => {
                let open = self.open()?.ok_or(RegisterFault::Missing)?;
                let info = open.register.info().map_err(|error| open.fault(&error))?;
                if !info.covers(*scheme) {
                    return Err(RegisterFault::Missing.into());
                }
                let entry = open.register.entry(*scheme, number);
                let entry = entry.map_err(|error| open.fault(&error))?;
                let rows = self.with_use(entry.into_iter().collect())?;
                Ok(Answer::Enterprise(rows.into_iter().next().map(Box::new)))
            }
            _ => {
                let mut status = status(self.open());
                if self.kvk.is_some() && !status.covered.contains(&Scheme::Kvk) {
                    status.covered.push(Scheme::Kvk);
                }
                Ok(Answer::TradeRegister(status))
            }
        }
    }

    fn found(
        &self,
        found: Vec<Enterprise>,
        has_more: bool,
        as_of: Day,
    ) -> Result<Answer, Unanswered> {
        let searched = found.len() + usize::from(has_more);
        let entry = |enterprise| RegisterEntry { enterprise, as_of };
        let rows = self.with_use(found.into_iter().map(entry).collect())?;
        let (counts, similar) = ([searched, 0], [0, 0]);
        Ok(Answer::Enterprises(SearchResult { rows, counts, similar, searched, whole: true }))
    }

    /// Opens the register; `None` if the host has none.
    fn open(&self) -> Result<Option<OpenRegister>, RegisterFault> {
        let Some(path) = self.store.trade_register_path() else { return Ok(None) };
        let deadline = Instant::now() + TIME_LIMIT;
        let fault = |error: StoreError| fault_of(&error);
        let Some(mut register) = TradeRegister::open(&path).map_err(fault)? else {
            return Ok(None);
        };
        let wanted = self.wanted.clone();
        let goes_on = move || wanted.0() && Instant::now() < deadline;
        register.read_while(goes_on).map_err(fault)?;
        Ok(Some(OpenRegister { register, deadline }))
    }

    /// Adds to each entry the organisation that already has its number.
    fn with_use(&self, entries: Vec<RegisterEntry>) -> Result<Vec<EnterpriseRow>, StoreError> {
        let sources: Vec<_> = entries.iter().map(RegisterEntry::source).collect();
        let users = self.store.organisations_with(self.session, &sources, self.now)?;
        let rows = entries.into_iter().zip(users);
        Ok(rows.map(|(entry, used_by)| EnterpriseRow { entry, used_by }).collect())
    }
}

/// Returns the answer of a host without a register.
fn none_found() -> Answer {
    let (rows, counts, similar) = (Vec::new(), [0, 0], [0, 0]);
    Answer::Enterprises(SearchResult { rows, counts, similar, searched: 0, whole: true })
}

fn status(register: Result<Option<OpenRegister>, RegisterFault>) -> RegisterStatus {
    let info = register.and_then(|open| {
        open.map(|open| open.register.info().map_err(|error| open.fault(&error))).transpose()
    });
    match info {
        Ok(info) => {
            let covers = |scheme: &Scheme| info.as_ref().is_some_and(|info| info.covers(*scheme));
            RegisterStatus { covered: SCHEMES.into_iter().filter(covers).collect(), fault: None }
        }
        Err(fault) => RegisterStatus { covered: Vec::new(), fault: Some(fault) },
    }
}

/// An open register, with the moment when its reads stop.
struct OpenRegister {
    register: TradeRegister,
    deadline: Instant,
}

impl OpenRegister {
    fn fault(&self, error: &StoreError) -> RegisterFault {
        if Instant::now() >= self.deadline { RegisterFault::Slow } else { fault_of(error) }
    }
}

fn fault_of(error: &StoreError) -> RegisterFault {
    match error {
        StoreError::Damaged(_) | StoreError::Empty => RegisterFault::Damaged,
        StoreError::StrangeVersion { .. } => RegisterFault::OtherVersion,
        _ => RegisterFault::Unusable,
    }
}
