//! The anchor: a second file, to which the end of the chain is added after every write (SAFETY
//! F17). Kept out of reach of those who can write the first file, it shows a forged chain and a tail
//! that was cut off: when the file is opened, before each write, and in `db controleer`.

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

use super::{
    Result, Store, StoreError,
    chain::{self, Head, hex},
};
use crate::domain::{Locked, Safe};

/// Opened to append: made if it is not there, and no link.
const TO_APPEND: OFlags = OFlags::RDWR
    .union(OFlags::APPEND)
    .union(OFlags::CREATE)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);

/// Bytes at the end of the anchor that are compared before each write: some sixty lines.
const TAIL: u64 = 4_096;
/// Bytes that no line of an anchor has, not even two that ran into each other.
const LONGEST: u64 = 1_024;

/// Where the ends of the chain are noted.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    path: PathBuf,
    /// Whether its last line was broken off when the store was opened.
    torn: bool,
}

/// An anchor that can be added to.
pub(super) struct OpenAnchor<'a> {
    file: File,
    path: &'a Path,
}

/// A line of an anchor.
enum Entry {
    Head(Head),
    /// Part of one: the disk was full, or the power failed, while it was written.
    Torn,
}

/// A change that was committed, and whose end is not in the anchor.
#[derive(Debug)]
pub(super) struct Unnoted {
    path: PathBuf,
    number: i64,
    why: io::Error,
}

impl From<Unnoted> for StoreError {
    fn from(Unnoted { path, number, why }: Unnoted) -> Self {
        Self::Unanchored { path, number, why }
    }
}

impl Anchor {
    pub(super) fn at(path: &Path) -> Self {
        Self { path: path.to_path_buf(), torn: false }
    }

    /// Opens it to append, made (0600) if it is not there. A file that holds something else is left
    /// alone.
    pub(super) fn open(&self) -> Result<OpenAnchor<'_>> {
        let opened = rustix::fs::open(&self.path, TO_APPEND, Mode::RUSR.union(Mode::WUSR));
        let opened = opened.map_err(io::Error::from).and_then(|file| {
            let file = File::from(file);
            plain(&file.metadata()?)?;
            begins_as_ours(&file)?;
            last(&file).map(|_| OpenAnchor { file, path: &self.path })
        });
        // It is made if it is not there, so it is its folder that is not.
        opened.map_err(|why| match why.kind() {
            ErrorKind::NotFound => self.refused(ErrorKind::NotADirectory.into()),
            _ => self.refused(why),
        })
    }

    /// All heads that were noted, torn lines left out; an anchor without any is an error.
    pub(super) fn heads(&self) -> Result<Vec<Head>> {
        self.read().map_err(|why| self.astray(why))
    }

    fn read(&self) -> io::Result<Vec<Head>> {
        let file = look(&self.path)?;
        begins_as_ours(&file)?;
        let mut heads = Vec::new();
        for entry in entries(BufReader::new(file)) {
            if let Entry::Head(head) = entry? {
                heads.push(head);
            }
        }
        if heads.is_empty() { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(heads) }
    }

    /// Its last head and whether its last line is torn; nothing when it is not there yet, but can be
    /// made.
    fn last(&self) -> Result<Option<(Option<Head>, bool)>> {
        let read = || -> io::Result<_> {
            let file = look(&self.path)?;
            begins_as_ours(&file)?;
            Ok((last(&file)?, ends_torn(&file)?))
        };
        match read() {
            Ok(found) => Ok(Some(found)),
            Err(why) if why.kind() == ErrorKind::NotFound && self.has_folder() => Ok(None),
            Err(why) => Err(self.astray(why)),
        }
    }

    fn has_folder(&self) -> bool {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.is_none_or(Path::is_dir)
    }

    /// Of an anchor that is not there, that its folder is not, if it is not.
    fn astray(&self, why: io::Error) -> StoreError {
        match why.kind() {
            ErrorKind::NotFound if !self.has_folder() => {
                self.refused(ErrorKind::NotADirectory.into())
            }
            _ => self.refused(why),
        }
    }

    fn refused(&self, why: io::Error) -> StoreError {
        StoreError::Anchor { path: self.path.clone(), why }
    }
}

impl OpenAnchor<'_> {
    /// Refuses a file whose chain does not go through the end that was noted last.
    ///
    /// Called inside the write transaction. Every end is noted after its commit, so whatever another
    /// process noted by now is in this state of the file.
    pub(super) fn compare(&self, db: &Connection) -> Result<()> {
        let last = last(&self.file).map_err(|why| self.refused(why))?;
        match last.map_or(Ok(None), |head| differs(db, &head))? {
            Some(why) => Err(StoreError::ReadOnly(why)),
            None => Ok(()),
        }
    }

    /// Adds a head, on a line of its own whatever stands before it. It need not be synced: an anchor
    /// that is behind after a loss of power is still true.
    pub(super) fn note(&self, head: &Head) -> std::result::Result<(), Unnoted> {
        let added = ends_within_line(&self.file).and_then(|within| {
            let begin = if within { "\n" } else { "" };
            // One write, so that two programs do not write into one another's lines.
            (&self.file).write_all(Safe::from(format!("{begin}{head}\n")).as_bytes())
        });
        let (path, number) = (self.path.to_path_buf(), head.number);
        added.map_err(|why| Unnoted { path, number, why })
    }

    fn refused(&self, why: io::Error) -> StoreError {
        StoreError::Anchor { path: self.path.to_path_buf(), why }
    }
}

impl Store {
    /// The same store, with an anchor: its end of the log is compared now and before each write, and
    /// added to after it. An anchor that is not there is made by the first write.
    ///
    /// A file whose chain does not go through the end that was noted last is only read:
    /// [`Store::locked`]. [`StoreError::Anchor`] when the anchor cannot be read.
    pub fn anchored(mut self, path: &Path) -> Result<Self> {
        let mut anchor = Anchor::at(path);
        // Read before the file: whatever it tells was committed before.
        let found = anchor.last()?;
        if let Some((last, torn)) = found {
            anchor.torn = torn;
            // What keeps it from being written already says more.
            let why = last.filter(|_| self.locked.is_none()).map_or(Ok(None), |head| {
                match self.surely(|it| it.read(|db| differs(db, &head))) {
                    // A link that cannot be read is not the one that was noted.
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

    /// The anchor, if its last line was broken off when this store was opened: that line does not
    /// count, and the next write goes on behind it.
    pub fn torn_anchor(&self) -> Option<&Path> {
        self.anchor.as_ref().filter(|anchor| anchor.torn).map(|anchor| anchor.path.as_path())
    }

    /// What was written, but not noted in the anchor, since this was last asked:
    /// [`StoreError::Unanchored`].
    pub fn take_unanchored(&mut self) -> Option<StoreError> {
        self.unnoted.take().map(StoreError::from)
    }

    /// Refuses an anchor that is not there: it would be made, and nothing can be held against it.
    pub fn check_anchor(path: &Path) -> Result<()> {
        let anchor = Anchor::at(path);
        fs::symlink_metadata(path).map(drop).map_err(|why| anchor.astray(why))
    }
}

/// Whether the chain does not go through this head.
fn differs(db: &Connection, head: &Head) -> Result<Option<Locked>> {
    let stands = chain::hash_at(db, head.number)?;
    let same = stands.is_some_and(|hash| hex(&hash).eq_ignore_ascii_case(&head.hash));
    Ok((!same).then_some(Locked::Anchor(head.number)))
}

/// Opens an anchor to read. A pipe is not even opened: it may never begin. No link is followed, as
/// none is to write.
fn look(path: &Path) -> io::Result<File> {
    let found = fs::symlink_metadata(path)?;
    if found.is_symlink() {
        return Err(Errno::LOOP.into());
    }
    plain(&found)?;
    File::open(path)
}

/// Refuses what has no lines, or no end of them.
fn plain(found: &Metadata) -> io::Result<()> {
    match () {
        () if found.is_file() => Ok(()),
        () if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
        () => Err(ErrorKind::InvalidData.into()),
    }
}

/// Refuses a file whose first line is not one of an anchor, torn or whole.
fn begins_as_ours(file: &File) -> io::Result<()> {
    let mut begin = [0; 64];
    let read = file.read_at(&mut begin, 0)?;
    let begin = begin.get(..read).unwrap_or_default();
    let digits = begin.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_number = digits > 0 && begin.get(digits) == Some(&b' ');
    if begin.is_empty() || is_number { Ok(()) } else { Err(ErrorKind::InvalidData.into()) }
}

/// The head with the highest number among the last lines. Two programs that write at once may note
/// theirs in any order.
fn last(file: &File) -> io::Result<Option<Head>> {
    let size = file.metadata()?.len();
    let from = size.saturating_sub(TAIL);
    let mut tail = Vec::new();
    let mut reader = BufReader::new(At { file, offset: from }.take(TAIL));
    if from > 0 {
        // The first of these lines is not whole.
        reader.read_until(b'\n', &mut tail)?;
    }
    let mut last: Option<Head> = None;
    for entry in entries(reader) {
        if let Entry::Head(head) = entry?
            && last.as_ref().is_none_or(|last| last.number < head.number)
        {
            last = Some(head);
        }
    }
    // Lines of which none is whole are of something else; only the first may be torn, as the last.
    match last {
        None if size > 0 && !ends_within_line(file)? => Err(ErrorKind::InvalidData.into()),
        last => Ok(last),
    }
}

/// Whether the last line is only part of one.
fn ends_torn(file: &File) -> io::Result<bool> {
    let from = file.metadata()?.len().saturating_sub(LONGEST);
    let mut entries = entries(BufReader::new(At { file, offset: from }));
    Ok(matches!(entries.by_ref().last().transpose()?, Some(Entry::Torn)))
}

fn ends_within_line(file: &File) -> io::Result<bool> {
    let size = file.metadata()?.len();
    let mut end = [b'\n'];
    if size > 0 {
        file.read_exact_at(&mut end, size - 1)?;
    }
    Ok(end != [b'\n'])
}

/// A file from some place on, whoever moves its cursor.
struct At<'a> {
    file: &'a File,
    offset: u64,
}

impl Read for At<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(buffer, self.offset)?;
        self.offset = self.offset.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read)
    }
}

/// The lines, until one that is none of an anchor.
fn entries(mut from: impl BufRead) -> impl Iterator<Item = io::Result<Entry>> {
    let mut line = Vec::new();
    std::iter::from_fn(move || {
        loop {
            line.clear();
            match from.by_ref().take(LONGEST).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line == b"\n" => {}
                Ok(_) => return Some(entry(&line)),
                Err(why) => return Some(Err(why)),
            }
        }
    })
}

fn entry(line: &[u8]) -> io::Result<Entry> {
    let whole = line.strip_suffix(b"\n").unwrap_or(line);
    let head = std::str::from_utf8(whole).ok().and_then(|text| text.parse().ok());
    if let Some(head) = head {
        return Ok(Entry::Head(head));
    }
    // A file system may leave zeros for what it did not write, and an older version wrote behind a
    // torn line as if it was whole.
    let known = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b' ' | 0);
    let fits = u64::try_from(line.len()).is_ok_and(|length| length < LONGEST);
    if fits && whole.iter().all(known) {
        return Ok(Entry::Torn);
    }
    Err(ErrorKind::InvalidData.into())
}
