//! The anchor: a second file to which the head of the chain is appended after every write. It
//! reveals a forged chain or a truncated log if forgers cannot write it too. The chain is compared
//! with it when the file is opened, before each write, and in `db controleer` (R128, R129).

use std::{
    fs::{self, File, Metadata},
    io::{self, BufRead, BufReader, ErrorKind, Read, Write},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use rustix::{
    fs::{Mode, OFlags},
    io::Errno,
};

use super::chain::{self, ChainHead, hex};
use crate::{
    domain::{Locked, SanitizedText},
    store::{Result, Store, StoreError},
};

/// Opens for appending: creates a missing file and follows no link.
const TO_APPEND: OFlags = OFlags::RDWR
    .union(OFlags::APPEND)
    .union(OFlags::CREATE)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);

/// Number of bytes at the end of the anchor that are compared before each write: about sixty lines.
const COMPARED_TAIL_BYTES: u64 = 4_096;
/// Upper bound on a line's length in bytes, even if two lines ran together.
const MAX_LINE_BYTES: u64 = 1_024;

/// The file where chain heads are recorded.
#[derive(Clone, Debug)]
pub(crate) struct Anchor {
    path: PathBuf,
    /// Set if the last line was incomplete when the store was opened.
    torn: bool,
}

/// An anchor that is open for appending, after a check of its contents.
pub(crate) struct OpenAnchor<'a> {
    file: File,
    path: &'a Path,
}

/// A parsed line of an anchor; other contents are an error.
enum AnchorLine {
    Head(ChainHead),
    /// An incomplete line: the disk was full or the power failed during the write.
    Torn,
}

/// A committed change whose head is not in the anchor.
#[derive(Debug)]
pub(crate) struct UnanchoredCommit {
    path: PathBuf,
    number: i64,
    source: io::Error,
}

impl From<UnanchoredCommit> for StoreError {
    fn from(UnanchoredCommit { path, number, source: why }: UnanchoredCommit) -> Self {
        Self::Unanchored { path, number, source: why }
    }
}

impl Anchor {
    pub(crate) fn new(path: &Path) -> Self {
        Self { path: path.to_path_buf(), torn: false }
    }

    /// Opens the anchor for appending, creating it (0600) if missing. Errors if the file has other
    /// contents.
    pub(crate) fn open(&self) -> Result<OpenAnchor<'_>> {
        let opened = rustix::fs::open(&self.path, TO_APPEND, Mode::RUSR.union(Mode::WUSR));
        let opened = opened.map_err(io::Error::from).and_then(|file| {
            let file = File::from(file);
            check_regular(&file.metadata()?)?;
            check_first_line(&file)?;
            last(&file).map(|_| OpenAnchor { file, path: &self.path })
        });
        // Opening creates a missing anchor, so "not found" means that its folder is missing.
        opened.map_err(|why| match why.kind() {
            ErrorKind::NotFound => self.to_error(ErrorKind::NotADirectory.into()),
            _ => self.to_error(why),
        })
    }

    /// All recorded heads, without torn lines; an anchor without any head is an error.
    pub(crate) fn heads(&self) -> Result<Vec<ChainHead>> {
        self.read().map_err(|why| self.missing_error(why))
    }

    fn read(&self) -> io::Result<Vec<ChainHead>> {
        let file = open_for_reading(&self.path)?;
        check_first_line(&file)?;
        let mut heads = Vec::new();
        for entry in read_lines(BufReader::new(file)) {
            if let AnchorLine::Head(head) = entry? {
                heads.push(head);
            }
        }
        if heads.is_empty() { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(heads) }
    }

    /// The last head and whether the last line is torn; `None` if the anchor does not exist yet but
    /// can be created.
    fn last(&self) -> Result<Option<(Option<ChainHead>, bool)>> {
        let read = || -> io::Result<_> {
            let file = open_for_reading(&self.path)?;
            check_first_line(&file)?;
            Ok((last(&file)?, ends_torn(&file)?))
        };
        match read() {
            Ok(found) => Ok(Some(found)),
            Err(why) if why.kind() == ErrorKind::NotFound && self.has_folder() => Ok(None),
            Err(why) => Err(self.missing_error(why)),
        }
    }

    fn has_folder(&self) -> bool {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.is_none_or(Path::is_dir)
    }

    /// Maps a read error. For a missing anchor, reports a missing folder if that is the cause.
    fn missing_error(&self, why: io::Error) -> StoreError {
        match why.kind() {
            ErrorKind::NotFound if !self.has_folder() => {
                self.to_error(ErrorKind::NotADirectory.into())
            }
            _ => self.to_error(why),
        }
    }

    fn to_error(&self, why: io::Error) -> StoreError {
        StoreError::Anchor { path: self.path.clone(), source: why }
    }
}

impl OpenAnchor<'_> {
    /// Refuses a file whose chain does not contain the last recorded head.
    ///
    /// Called inside the write transaction. Every head is recorded after its commit, so this state
    /// of the file already includes every recorded head.
    pub(crate) fn compare(&self, db: &Connection) -> Result<()> {
        let last = last(&self.file).map_err(|why| self.to_error(why))?;
        match last.map_or(Ok(None), |head| differs(db, &head))? {
            Some(why) => Err(StoreError::ReadOnly(why)),
            None => Ok(()),
        }
    }

    /// Appends a head on a line of its own, even after a torn line. No sync is needed: an anchor
    /// that lags after a power failure is still true.
    pub(crate) fn append(&self, head: &ChainHead) -> std::result::Result<(), UnanchoredCommit> {
        let added = ends_within_line(&self.file).and_then(|within| {
            let begin = if within { "\n" } else { "" };
            // A single write, so that two programs do not interleave their lines.
            (&self.file).write_all(SanitizedText::from(format!("{begin}{head}\n")).as_bytes())
        });
        let (path, number) = (self.path.to_path_buf(), head.number);
        added.map_err(|why| UnanchoredCommit { path, number, source: why })
    }

    fn to_error(&self, why: io::Error) -> StoreError {
        StoreError::Anchor { path: self.path.to_path_buf(), source: why }
    }
}

impl Store {
    /// Attaches an anchor to this store: the chain is compared with it now and before each write,
    /// and its head is appended after each write. A missing anchor is created by the first write.
    ///
    /// A file whose chain does not contain the last recorded head becomes read-only: see
    /// [`Store::locked`]. Errors with [`StoreError::Anchor`] if the anchor cannot be read.
    pub fn anchored(mut self, path: &Path) -> Result<Self> {
        let mut anchor = Anchor::new(path);
        // Read before the file: every head in it was committed earlier.
        let found = anchor.last()?;
        if let Some((last, torn)) = found {
            anchor.torn = torn;
            // An existing reason for read-only mode takes precedence.
            let why = last.filter(|_| self.locked.is_none()).map_or(Ok(None), |head| {
                match self.retry_if_corrupt(|it| it.read(|db| differs(db, &head))) {
                    // An unreadable link is not the recorded one.
                    Err(StoreError::Damaged(_)) => Ok(Some(Locked::Anchor(head.number))),
                    found => found,
                }
            })?;
            if let Some(why) = why {
                self.db.pragma_update(None, "query_only", true)?;
                self.locked = Some(why);
            }
        }
        Ok(Self { anchor: Some(anchor), ..self })
    }

    /// Returns the anchor's path if its last line was torn when this store was opened: that line
    /// does not count, and the next write starts a new line.
    pub fn torn_anchor(&self) -> Option<&Path> {
        self.anchor.as_ref().filter(|anchor| anchor.torn).map(|anchor| anchor.path.as_path())
    }

    /// Takes the last write that was not recorded in the anchor, as [`StoreError::Unanchored`].
    pub fn take_unanchored(&mut self) -> Option<StoreError> {
        self.unanchored.take().map(StoreError::from)
    }

    /// Errors if the anchor is missing: a new one would have nothing to compare with.
    pub fn check_anchor(path: &Path) -> Result<()> {
        let anchor = Anchor::new(path);
        fs::symlink_metadata(path).map(drop).map_err(|why| anchor.missing_error(why))
    }
}

/// Returns the reason for read-only mode if the chain does not contain this head.
fn differs(db: &Connection, head: &ChainHead) -> Result<Option<Locked>> {
    let stands = chain::hash_at(db, head.number)?;
    let same = stands.is_some_and(|hash| hex(&hash).eq_ignore_ascii_case(&head.hash));
    Ok((!same).then_some(Locked::Anchor(head.number)))
}

/// Opens an anchor for reading. Refuses pipes, since opening one may block forever, and follows no
/// links, like the writer.
fn open_for_reading(path: &Path) -> io::Result<File> {
    let found = fs::symlink_metadata(path)?;
    if found.is_symlink() {
        return Err(Errno::LOOP.into());
    }
    check_regular(&found)?;
    File::open(path)
}

/// Errors unless this is a regular file.
fn check_regular(metadata: &Metadata) -> io::Result<()> {
    match () {
        () if metadata.is_file() => Ok(()),
        () if metadata.is_dir() => Err(ErrorKind::IsADirectory.into()),
        () => Err(ErrorKind::InvalidData.into()),
    }
}

/// Errors if the first line, torn or whole, is not an anchor line.
fn check_first_line(file: &File) -> io::Result<()> {
    let mut begin = [0; 64];
    let read = file.read_at(&mut begin, 0)?;
    let begin = begin.get(..read).unwrap_or_default();
    let digits = begin.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_number = digits > 0 && begin.get(digits) == Some(&b' ');
    if begin.is_empty() || is_number { Ok(()) } else { Err(ErrorKind::InvalidData.into()) }
}

/// The head with the highest number among the last lines. Two concurrent programs may record their
/// heads in any order.
fn last(file: &File) -> io::Result<Option<ChainHead>> {
    let size = file.metadata()?.len();
    let from = size.saturating_sub(COMPARED_TAIL_BYTES);
    let mut tail = Vec::new();
    let mut reader = BufReader::new(OffsetReader { file, offset: from }.take(COMPARED_TAIL_BYTES));
    if from > 0 {
        // The read may start in the middle of a line: skip that line.
        reader.read_until(b'\n', &mut tail)?;
    }
    let mut last: Option<ChainHead> = None;
    for entry in read_lines(reader) {
        if let AnchorLine::Head(head) = entry?
            && last.as_ref().is_none_or(|last| last.number < head.number)
        {
            last = Some(head);
        }
    }
    // A file without a complete line is no anchor, unless it contains a single torn line.
    match last {
        None if size > 0 && !ends_within_line(file)? => Err(ErrorKind::InvalidData.into()),
        last => Ok(last),
    }
}

/// Returns whether the last line is incomplete.
fn ends_torn(file: &File) -> io::Result<bool> {
    let from = file.metadata()?.len().saturating_sub(MAX_LINE_BYTES);
    let mut entries = read_lines(BufReader::new(OffsetReader { file, offset: from }));
    Ok(matches!(entries.by_ref().last().transpose()?, Some(AnchorLine::Torn)))
}

fn ends_within_line(file: &File) -> io::Result<bool> {
    let size = file.metadata()?.len();
    let mut end = [b'\n'];
    if size > 0 {
        file.read_exact_at(&mut end, size - 1)?;
    }
    Ok(end != [b'\n'])
}

/// Reads a file from an offset, independent of the shared file cursor.
struct OffsetReader<'a> {
    file: &'a File,
    offset: u64,
}

impl Read for OffsetReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(buffer, self.offset)?;
        self.offset = self.offset.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read)
    }
}

/// Reads the lines, up to and including the first error.
fn read_lines(mut from: impl BufRead) -> impl Iterator<Item = io::Result<AnchorLine>> {
    let mut line = Vec::new();
    std::iter::from_fn(move || {
        loop {
            line.clear();
            match from.by_ref().take(MAX_LINE_BYTES).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line == b"\n" => {}
                Ok(_) => return Some(parse_line(&line)),
                Err(why) => return Some(Err(why)),
            }
        }
    })
}

fn parse_line(line: &[u8]) -> io::Result<AnchorLine> {
    let whole = line.strip_suffix(b"\n").unwrap_or(line);
    let head = std::str::from_utf8(whole).ok().and_then(|text| text.parse().ok());
    if let Some(head) = head {
        return Ok(AnchorLine::Head(head));
    }
    // A file system may leave zeros for unwritten bytes, and an older version appended directly
    // after a torn line.
    let known = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b' ' | 0);
    let fits = u64::try_from(line.len()).is_ok_and(|length| length < MAX_LINE_BYTES);
    if fits && whole.iter().all(known) {
        return Ok(AnchorLine::Torn);
    }
    Err(ErrorKind::InvalidData.into())
}
