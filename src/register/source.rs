//! The files of an extract: found in folders and zips, recognised by their content, and read within
//! limits.

use std::{
    cell::Cell,
    fs::{self, File},
    io::{self, BufReader, ErrorKind, Read},
    path::{Path, PathBuf},
    rc::Rc,
};

use csv::ReaderBuilder;
use zip::ZipArchive;

use super::ImportError;
use crate::domain::{ExtractFault, ExtractFaultKind, fold};

/// Bytes at the start of a file that identify its kind.
const HEAD_SIZE: u64 = 1 << 16;
/// Maximum bytes of one row (R161): a quote that is never closed would swallow the rest of the
/// file.
const MAX_ROW_SIZE: u64 = 1 << 20;
/// Maximum bytes of an expanded zip entry, about 20 times the largest file of the Belgian open
/// data.
const MAX_ENTRY_SIZE: u64 = 8 << 30;
/// Maximum bytes per compressed byte of a zip. Tables reach about 20; deflate can reach 1,032.
const MAX_COMPRESSION_RATIO: u64 = 100;
/// Bytes that a zip entry may always have, even if its compressed size is tiny.
const MIN_ENTRY_LIMIT: u64 = 1 << 20;

/// Headers of the column with the number in a Dutch table.
pub(super) const KVK_NUMBER: [&str; 5] =
    ["kvk-nummer", "kvk", "kvknummer", "kvk nummer", "dossiernummer"];

/// The kind of a file, recognised by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// `enterprise.csv` of the Belgian open data.
    Enterprises,
    /// `denomination.csv`: the names.
    Denominations,
    /// `address.csv`: the addresses.
    Addresses,
    /// `code.csv`: the meanings of codes.
    Codes,
    /// `meta.csv`: the date and the type of the extract.
    Meta,
    /// A table of Dutch enterprises.
    KvkTable,
    /// An answer of the search of the Dutch register, or an array of its results.
    KvkJson,
}

/// A file to read, or an entry of a zip.
pub(super) struct Part {
    /// Its name in messages.
    pub(super) name: String,
    pub(super) kind: PartKind,
    /// Its size in bytes when expanded; for a zip entry, the size in the directory of the zip.
    pub(super) bytes: u64,
    /// The separator of cells if the file is a table: comma, semicolon or tab.
    pub(super) separator: u8,
    location: PartLocation,
}

#[derive(Clone)]
enum PartLocation {
    File(PathBuf),
    Entry { zip: PathBuf, index: usize, limit: u64 },
}

/// Why a reader stopped.
#[derive(Clone, Copy, Debug, thiserror::Error)]
enum Limit {
    #[error("the row is too long")]
    Row,
    #[error("the entry expands too far")]
    Size(u64),
}

/// The state of a reader, to limit the size of a row and to notice a file that was cut off.
#[derive(Default)]
pub(super) struct Meter {
    /// Bytes since the last row began.
    pub(super) row: Cell<u64>,
    /// The last byte read.
    last: Cell<u8>,
    /// True after an odd number of quotes: inside a quoted cell.
    quoted: Cell<bool>,
}

impl Meter {
    /// Returns whether the text ends inside a quoted cell or, if `ends_lines`, without a final line
    /// break.
    pub(super) fn is_cut_off(&self, ends_lines: bool) -> bool {
        self.quoted.get() || (ends_lines && self.last.get() != b'\n')
    }
}

struct Limited<R> {
    inner: R,
    left: u64,
    limit: u64,
    meter: Rc<Meter>,
    read: Rc<Cell<u64>>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(to)?;
        let size = u64::try_from(count).unwrap_or(u64::MAX);
        let Some(left) = self.left.checked_sub(size) else {
            return Err(io::Error::other(Limit::Size(self.limit)));
        };
        self.left = left;
        if self.meter.row.get() > MAX_ROW_SIZE {
            return Err(io::Error::other(Limit::Row));
        }
        self.meter.row.set(self.meter.row.get() + size);
        self.read.set(self.read.get() + size);
        let bytes = to.get(..count).unwrap_or_default();
        if let Some(last) = bytes.last() {
            self.meter.last.set(*last);
        }
        let is_quoted = bytes.iter().fold(self.meter.quoted.get(), |is, byte| is ^ (*byte == b'"'));
        self.meter.quoted.set(is_quoted);
        Ok(count)
    }
}

impl Part {
    /// Creates a fault of this file.
    pub(super) fn fault(&self, line: Option<u64>, kind: ExtractFaultKind) -> ImportError {
        ExtractFault { file: self.name.clone(), line, kind }.into()
    }

    /// Turns a read error into a fault.
    pub(super) fn read_error(&self, line: Option<u64>, error: &io::Error) -> ImportError {
        let limit = error.get_ref().and_then(|inner| inner.downcast_ref::<Limit>());
        let kind = match (limit, &self.location) {
            (Some(Limit::Row), _) => ExtractFaultKind::LongRow,
            (Some(Limit::Size(most)), _) => ExtractFaultKind::TooLarge(most >> 20),
            (None, PartLocation::Entry { .. }) if error.raw_os_error().is_none() => {
                ExtractFaultKind::BrokenZip
            }
            _ => ExtractFaultKind::Unread(error.into()),
        };
        self.fault(line, kind)
    }

    /// Reads the file from its beginning. Adds the number of bytes read to `read`.
    pub(super) fn read<T>(
        &self,
        meter: &Rc<Meter>,
        read: &Rc<Cell<u64>>,
        with: impl FnOnce(&mut dyn Read) -> Result<T, ImportError>,
    ) -> Result<T, ImportError> {
        let limited = |inner, limit| Limited {
            inner,
            left: limit,
            limit,
            meter: Rc::clone(meter),
            read: Rc::clone(read),
        };
        match &self.location {
            PartLocation::File(path) => {
                let mut file = File::open(path).map_err(|error| self.read_error(None, &error))?;
                with(&mut limited(&mut file as &mut dyn Read, u64::MAX))
            }
            PartLocation::Entry { zip, index, limit } => {
                let broken = |_| self.fault(None, ExtractFaultKind::BrokenZip);
                let file = File::open(zip).map_err(|error| self.read_error(None, &error))?;
                let mut archive = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
                let mut entry = archive.by_index(*index).map_err(broken)?;
                with(&mut limited(&mut entry as &mut dyn Read, *limit))
            }
        }
    }

    /// Returns the line on which the row at this byte begins. Counted only for a fault, because the
    /// CSV reader miscounts after empty lines.
    pub(super) fn line_at(&self, byte: u64) -> Option<u64> {
        let (meter, mut line) = (Rc::default(), 1);
        let counted = self.read(&meter, &Rc::default(), |from| {
            for (passed, next) in (0_u64..).zip(BufReader::new(from).bytes()) {
                meter.row.set(0);
                let next = next.map_err(|error| self.read_error(None, &error))?;
                if passed >= byte && !matches!(next, b'\r' | b'\n') {
                    break;
                }
                line += u64::from(next == b'\n');
            }
            Ok(())
        });
        counted.ok().map(|()| line)
    }

    /// Recognises the file by its beginning; `None` if it is not an extract.
    fn recognise(mut self) -> Result<Option<Self>, ImportError> {
        let mut head = Vec::new();
        self.read(&Rc::default(), &Rc::default(), |from| {
            from.take(HEAD_SIZE)
                .read_to_end(&mut head)
                .map_err(|error| self.read_error(None, &error))
        })?;
        if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
            return Err(self.fault(Some(1), ExtractFaultKind::NotUtf8));
        }
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
        let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
        let kind = if matches!(first, Some(b'{' | b'[')) {
            Some(PartKind::KvkJson)
        } else {
            self.separator = separator(text);
            table_kind(&headers(text, self.separator))
        };
        Ok(kind.map(|kind| Self { kind, ..self }))
    }
}

/// Returns the most frequent separator of the first line; a comma if there is none.
fn separator(text: &[u8]) -> u8 {
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| first.split(|byte| *byte == sign).count() - 1;
    let most = [b',', b';', b'\t'].into_iter().max_by_key(|sign| count(*sign));
    most.filter(|sign| count(*sign) > 0).unwrap_or(b',')
}

/// Returns the headers of a table, folded.
fn headers(text: &[u8], separator: u8) -> Vec<String> {
    let mut reader = ReaderBuilder::new().delimiter(separator).from_reader(text);
    let row = reader.byte_headers().map(|row| row.iter().map(<[u8]>::to_vec).collect());
    let row: Vec<Vec<u8>> = row.unwrap_or_default();
    row.iter().map(|head| fold(String::from_utf8_lossy(head).trim())).collect()
}

fn table_kind(heads: &[String]) -> Option<PartKind> {
    let has = |name: &str| heads.iter().any(|head| head == name);
    if has("enterprisenumber") && !has("establishmentnumber") {
        return Some(PartKind::Enterprises);
    }
    if has("entitynumber") && has("denomination") {
        return Some(PartKind::Denominations);
    }
    if has("entitynumber") && has("typeofaddress") {
        return Some(PartKind::Addresses);
    }
    if has("category") && has("code") && has("description") {
        return Some(PartKind::Codes);
    }
    if has("variable") && has("value") {
        return Some(PartKind::Meta);
    }
    let is_kvk = KVK_NUMBER.iter().any(|name| has(name));
    is_kvk.then_some(PartKind::KvkTable)
}

/// Finds the files of an extract in these files, folders and zips.
///
/// # Errors
/// Fails if a path cannot be read or contains no known file, or if a file only has changes.
pub(super) fn parts(extracts: &[PathBuf]) -> Result<Vec<Part>, ImportError> {
    let mut all = Vec::new();
    for path in extracts {
        let before = all.len();
        let about = |kind| ExtractFault { file: path.display().to_string(), line: None, kind };
        let read_error = |error: &io::Error| about(ExtractFaultKind::Unread(error.into()));
        let found = fs::metadata(path).map_err(|error| read_error(&error))?;
        if found.is_dir() {
            for file in files(path).map_err(|error| read_error(&error))? {
                all.extend(recognise_file(&file)?.recognise()?);
            }
        } else if !found.is_file() {
            return Err(about(ExtractFaultKind::Unknown).into());
        } else if is_zip(path).map_err(|error| read_error(&error))? {
            for entry in entries(path)? {
                all.extend(entry.recognise()?);
            }
        } else {
            all.extend(recognise_file(path)?.recognise()?);
        }
        if all.len() == before {
            return Err(about(ExtractFaultKind::Unknown).into());
        }
    }
    let changes = |part: &&Part| {
        let stem = part.name.to_lowercase();
        stem.ends_with("_insert.csv") || stem.ends_with("_delete.csv")
    };
    match all.iter().find(changes) {
        Some(part) => Err(part.fault(None, ExtractFaultKind::Update)),
        None => Ok(all),
    }
}

fn is_table(name: &str) -> bool {
    let name = name.to_lowercase();
    [".csv", ".txt", ".json"].iter().any(|end| name.ends_with(end))
}

/// Returns the tables in a folder, by name.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && is_table(&path.to_string_lossy()) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn recognise_file(path: &Path) -> Result<Part, ImportError> {
    let name = path.display().to_string();
    let location = PartLocation::File(path.to_path_buf());
    let part = Part { name, kind: PartKind::KvkTable, bytes: 0, separator: b',', location };
    let found = fs::metadata(path).map_err(|error| part.read_error(None, &error))?;
    Ok(Part { bytes: found.len(), ..part })
}

fn is_zip(path: &Path) -> io::Result<bool> {
    let mut head = [0; 4];
    match File::open(path)?.read_exact(&mut head) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        read => read.map(|()| head == *b"PK\x03\x04" || head == *b"PK\x05\x06"),
    }
}

/// Returns the tables in a zip, in the order of the zip.
fn entries(zip: &Path) -> Result<Vec<Part>, ImportError> {
    let file = zip.display().to_string();
    let broken =
        || ExtractFault { file: file.clone(), line: None, kind: ExtractFaultKind::BrokenZip };
    let open = File::open(zip).map_err(|_| broken())?;
    let mut archive = ZipArchive::new(BufReader::new(open)).map_err(|_| broken())?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| broken())?;
        if !entry.is_file() || !is_table(entry.name()) {
            continue;
        }
        let limit = entry
            .compressed_size()
            .saturating_mul(MAX_COMPRESSION_RATIO)
            .clamp(MIN_ENTRY_LIMIT, MAX_ENTRY_SIZE);
        parts.push(Part {
            name: format!("{file}: {}", entry.name()),
            kind: PartKind::KvkTable,
            bytes: entry.size(),
            separator: b',',
            location: PartLocation::Entry { zip: zip.to_path_buf(), index, limit },
        });
    }
    Ok(parts)
}
