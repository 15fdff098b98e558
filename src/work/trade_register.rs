//! Answers queries from the trade register beside the database, within a time limit, and from the
//! service of the Dutch register.

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

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

/// Time for which the service is not asked again after it was slow, unreachable or asked too often,
/// if the host has a register of its own.
const SERVICE_PAUSE: Duration = Duration::from_secs(30);

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

/// The service of the Dutch register, and its last lasting failure.
#[derive(Debug)]
pub(super) struct ServiceAccess {
    service: KvkService,
    last_fault: Cell<Option<(Instant, RegisterFault)>>,
}

impl ServiceAccess {
    pub(super) const fn new(service: KvkService) -> Self {
        Self { service, last_fault: Cell::new(None) }
    }

    /// Returns why the service need not be asked now; `None` if asking may help.
    fn recent_fault(&self) -> Option<RegisterFault> {
        let last = self.last_fault.get();
        last.filter(|(at, _)| at.elapsed() < SERVICE_PAUSE).map(|(_, fault)| fault)
    }

    fn ask<T>(
        &self,
        ask: impl FnOnce(&KvkService) -> Result<T, RegisterFault>,
    ) -> Result<T, RegisterFault> {
        let answer = ask(&self.service);
        let lasting = answer.as_ref().err().copied().filter(|fault| {
            use RegisterFault::{ServiceLimit, ServiceSlow, ServiceUnreachable};
            matches!(fault, ServiceLimit | ServiceSlow | ServiceUnreachable)
        });
        self.last_fault.set(lasting.map(|fault| (Instant::now(), fault)));
        answer
    }
}

/// The session that asks the register, until the answer is no longer wanted.
pub(super) struct RegisterReader<'a> {
    pub(super) store: &'a Store,
    /// The service of the Dutch register, which is asked before the file.
    pub(super) kvk: Option<&'a ServiceAccess>,
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
            Query::FindEnterprises { scheme: scheme @ Scheme::Kvk, text, take } => {
                let asked = self.ask_service(|kvk| kvk.search(text, *take))?;
                match asked {
                    Some(Ok((found, has_more))) => {
                        self.found(found, has_more, self.now.today, None)
                    }
                    Some(Err(why)) => self.search_file(*scheme, text, *take, Some(why)),
                    None => self.search_file(*scheme, text, *take, None),
                }
            }
            Query::FindEnterprises { scheme, text, take } => {
                self.search_file(*scheme, text, *take, None)
            }
            Query::Enterprise(Scheme::Kvk, number) => {
                let asked = self.ask_service(|kvk| kvk.entry(number, self.now.today))?;
                match asked {
                    Some(Ok(found)) => self.entry(found, None),
                    Some(Err(why)) => self.entry_in_file(Scheme::Kvk, number, Some(why)),
                    None => self.entry_in_file(Scheme::Kvk, number, None),
                }
            }
            Query::Enterprise(scheme, number) => self.entry_in_file(*scheme, number, None),
            _ => {
                let mut status = status(self.open());
                if self.kvk.is_some() && !status.covered.contains(&Scheme::Kvk) {
                    status.covered.push(Scheme::Kvk);
                }
                Ok(Answer::TradeRegister(status))
            }
        }
    }

    /// Asks the service, unless it failed a moment ago and the file has Dutch enterprises too. `None`
    /// if the service is not used; its fault only if the file can answer instead.
    fn ask_service<T>(
        &self,
        ask: impl FnOnce(&KvkService) -> Result<T, RegisterFault>,
    ) -> Result<Option<Result<T, RegisterFault>>, RegisterFault> {
        let Some(kvk) = self.kvk else { return Ok(None) };
        let has_file = || status(self.open()).covered.contains(&Scheme::Kvk);
        let answer = match kvk.recent_fault() {
            Some(why) if has_file() => return Ok(Some(Err(why))),
            _ => kvk.ask(ask),
        };
        match answer {
            Err(why) if !has_file() => Err(why),
            answer => Ok(Some(answer)),
        }
    }

    /// Searches the file. With the fault of a service that the file replaces, finding nothing is
    /// that fault.
    fn search_file(
        &self,
        scheme: Scheme,
        text: &str,
        take: usize,
        service_fault: Option<RegisterFault>,
    ) -> Result<Answer, Unanswered> {
        let Some(open) = self.open()? else { return Ok(none_found()) };
        let found = open.register.search_in(scheme, text, take);
        let found = found.map_err(|error| open.fault(&error))?;
        if let Some(why) = service_fault.filter(|_| found.rows.is_empty()) {
            return Err(why.into());
        }
        let info = open.register.info().map_err(|error| open.fault(&error))?;
        let as_of = info.as_of(scheme).ok_or(RegisterFault::Damaged)?;
        self.found(found.rows, found.more, as_of, service_fault)
    }

    /// Reads an entry of the file, as [`Self::search_file`] does.
    fn entry_in_file(
        &self,
        scheme: Scheme,
        number: &str,
        service_fault: Option<RegisterFault>,
    ) -> Result<Answer, Unanswered> {
        let open = self.open()?.ok_or(RegisterFault::Missing)?;
        let info = open.register.info().map_err(|error| open.fault(&error))?;
        if !info.covers(scheme) {
            return Err(RegisterFault::Missing.into());
        }
        let entry = open.register.entry(scheme, number).map_err(|error| open.fault(&error))?;
        match (&entry, service_fault) {
            (None, Some(why)) => Err(why.into()),
            _ => self.entry(entry, service_fault),
        }
    }

    fn entry(
        &self,
        entry: Option<RegisterEntry>,
        service_fault: Option<RegisterFault>,
    ) -> Result<Answer, Unanswered> {
        let rows = self.with_use(entry.into_iter().collect(), service_fault)?;
        Ok(Answer::Enterprise(rows.into_iter().next().map(Box::new)))
    }

    fn found(
        &self,
        found: Vec<Enterprise>,
        has_more: bool,
        as_of: Day,
        service_fault: Option<RegisterFault>,
    ) -> Result<Answer, Unanswered> {
        let searched = found.len() + usize::from(has_more);
        let entry = |enterprise| RegisterEntry { enterprise, as_of };
        let rows = self.with_use(found.into_iter().map(entry).collect(), service_fault)?;
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
    fn with_use(
        &self,
        entries: Vec<RegisterEntry>,
        service_fault: Option<RegisterFault>,
    ) -> Result<Vec<EnterpriseRow>, StoreError> {
        let sources: Vec<_> = entries.iter().map(RegisterEntry::source).collect();
        let users = self.store.organisations_with(self.session, &sources, self.now)?;
        let rows = entries.into_iter().zip(users);
        Ok(rows.map(|(entry, used_by)| EnterpriseRow { entry, used_by, service_fault }).collect())
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
