//! Reads extracts of trade registers into the register file of the host: the Belgian KBO open data,
//! and tables or search results of the Dutch register. An import is complete, or changes nothing
//! (R158). Asks the service of the Dutch register, if the host has a key for it.

mod kbo;
mod kvk_address;
mod kvk_json;
mod kvk_service;
mod kvk_table;
mod progress;
mod source;
mod table;

use std::path::{Path, PathBuf};

use crate::{
    domain::{ExtractFault, ExtractFaultKind},
    store::{BuildPhase, RegisterBuilder, RegisterInfo, StoreError},
};
pub use kvk_service::{KVK_ADDRESS, KvkService};
use progress::Progress;
use source::PartKind;

/// Why an import failed. The old register stays in place.
#[derive(Debug)]
pub enum ImportError {
    /// An extract cannot be imported.
    Extract(Box<ExtractFault>),
    /// The new register cannot be written.
    Store(StoreError),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ExtractFault> for ImportError {
    fn from(fault: ExtractFault) -> Self {
        Self::Extract(Box::new(fault))
    }
}

/// The time of an import, and whether it writes.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// The time of the import in RFC 3339, as JSON shows it.
    pub now: String,
    /// True to read and check everything without replacing the register.
    pub is_dry_run: bool,
}

/// The step that an import has reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportStep {
    /// Bytes of the extracts read so far, and bytes in total.
    Reading(u64, u64),
    /// The enterprises are being sorted and written.
    Building(BuildPhase),
}

/// Builds the register at `target` from these files, folders and zips.
///
/// # Errors
/// Fails with the file and the line that cannot be imported. The old register then stays.
pub fn import(
    target: &Path,
    extracts: &[PathBuf],
    options: ImportOptions,
    on_step: &mut dyn FnMut(ImportStep),
) -> Result<RegisterInfo, ImportError> {
    let parts = source::parts(extracts)?;
    let mut builder = RegisterBuilder::new(target)?;
    let mut info = RegisterInfo { imported_at: options.now, ..RegisterInfo::default() };
    let mut progress = Progress::new(parts.iter().map(|part| part.bytes).sum(), on_step);
    kbo::import(&parts, &mut builder, &mut info, &mut progress)?;
    for part in &parts {
        match part.kind {
            PartKind::KvkTable => kvk_table::import(part, &mut builder, &mut progress)?,
            PartKind::KvkJson => kvk_json::import(part, &mut builder, &mut progress)?,
            _ => {}
        }
    }
    let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    let fault = |kind| ExtractFault { file: names.join(", "), line: None, kind };
    let found = builder.completeness()?;
    if found.lacks_enterprises() {
        let (count, of) = (found.orphans, found.rows);
        return Err(fault(ExtractFaultKind::Orphans { count, of }).into());
    }
    if found.lacks_names() {
        let (count, of) = (found.nameless, found.enterprises);
        return Err(fault(ExtractFaultKind::Unnamed { count, of }).into());
    }
    if found.enterprises == 0 {
        return Err(fault(ExtractFaultKind::Empty).into());
    }
    info.left_out = found.orphans + found.nameless;
    let on_phase = &mut |phase| progress.report_step(ImportStep::Building(phase));
    Ok(builder.finish(info, options.is_dry_run, on_phase)?)
}
