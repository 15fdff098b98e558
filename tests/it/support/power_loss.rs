//! Simulates power loss: records the writes of a run and creates possible states of the disk.
//!
//! The recording consists of system calls. After power loss at any moment, a file has at least the
//! data of its last sync. Later writes may be complete, partial, reordered, torn at sector
//! boundaries, or missing. A folder's entries fall back to its own last sync. Disks that falsely
//! report a sync are not covered.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{Rng, under_strace};

/// Size of a disk write that is never torn, in bytes.
const SECTOR_SIZE: usize = 512;
/// The system calls that the trace contains.
const TRACED_CALLS: &str = "trace=openat,close,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,\
    rename,renameat,renameat2,link,linkat,fallocate,copy_file_range";

/// Identifies a file across renames.
type Inode = usize;

enum Change {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

enum Event {
    Changed(Inode, Change),
    Synced(Inode),
    EntryChanged(String, Option<Inode>),
    FolderSynced,
    Output(Vec<u8>),
}

/// The contents of each file, by name.
type Disk = BTreeMap<String, Vec<u8>>;

/// The changes that a run made in a folder, and its output between them.
pub(crate) struct Recording {
    before: Disk,
    events: Vec<Event>,
}

impl Recording {
    /// Runs the command under `strace` and records its changes to files in `folder`.
    pub(crate) fn record(command: &Command, stdin: Stdio, folder: &Path) -> Self {
        let before = read_files(folder);
        let trace = tempfile::NamedTempFile::new().unwrap();
        let to = trace.path().display().to_string();
        let mut run =
            under_strace(command, &["-o", &to, "-xx", "-s", "9999999", "-e", TRACED_CALLS]);
        let done = run.stdin(stdin).stdout(Stdio::piped()).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let mut parser = TraceParser::new(folder, &before);
        fs::read_to_string(trace.path()).unwrap().lines().for_each(|line| parser.parse_line(line));
        Self { before, events: parser.events }
    }

    /// Returns the number of file syncs.
    pub(crate) fn sync_count(&self) -> usize {
        self.events.iter().filter(|event| matches!(event, Event::Synced(_))).count()
    }

    /// Returns a random state of the disk after power loss at a random moment, and the output
    /// before that moment.
    pub(crate) fn disk_after_power_loss(&self, rng: &mut Rng) -> (Disk, String) {
        let end = rng.below(self.events.len() + 1);
        let mut names: BTreeMap<String, Inode> = self.before.keys().cloned().zip(0..).collect();
        let mut synced: Vec<Vec<u8>> = self.before.values().cloned().collect();
        let mut unsynced: BTreeMap<Inode, Vec<&Change>> = BTreeMap::new();
        let (mut renamed, mut output) = (Vec::new(), Vec::new());
        for event in &self.events[..end] {
            match event {
                Event::Changed(file, change) => unsynced.entry(*file).or_default().push(change),
                Event::Synced(file) => {
                    let changes = unsynced.remove(file).unwrap_or_default();
                    for change in changes {
                        apply_change(file_content(&mut synced, *file), change);
                    }
                }
                Event::EntryChanged(name, file) => renamed.push((name, *file)),
                Event::FolderSynced => {
                    renamed.drain(..).for_each(|(name, file)| set_entry(&mut names, name, file));
                }
                Event::Output(bytes) => output.extend_from_slice(bytes),
            }
        }
        for (file, changes) in unsynced {
            apply_some_changes(file_content(&mut synced, file), changes, rng);
        }
        // Folder entries change in order, so a prefix of their changes survives.
        let kept = rng.below(renamed.len() + 1);
        renamed.drain(..kept).for_each(|(name, file)| set_entry(&mut names, name, file));
        let disk =
            names.into_iter().map(|(name, file)| (name, file_content(&mut synced, file).clone()));
        (disk.collect(), String::from_utf8_lossy(&output).into_owned())
    }
}

/// Writes the files into an empty folder.
pub(crate) fn write_disk(disk: &Disk, folder: &Path) {
    for (name, bytes) in disk {
        let path = folder.join(name);
        let within = path.parent().unwrap();
        if within != folder {
            fs::create_dir_all(within).unwrap();
            fs::set_permissions(within, fs::Permissions::from_mode(0o700)).unwrap();
        }
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
}

fn file_content(synced: &mut Vec<Vec<u8>>, file: Inode) -> &mut Vec<u8> {
    if synced.len() <= file {
        synced.resize(file + 1, Vec::new());
    }
    &mut synced[file]
}

fn set_entry(names: &mut BTreeMap<String, Inode>, name: &str, file: Option<Inode>) {
    match file {
        Some(file) => names.insert(name.to_owned(), file),
        None => names.remove(name),
    };
}

fn apply_change(content: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Length(length) => content.resize(*length, 0),
        Change::Bytes(at, bytes) => write_at(content, *at, bytes),
    }
}

fn write_at(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    content.resize(content.len().max(at + bytes.len()), 0);
    content[at..at + bytes.len()].copy_from_slice(bytes);
}

/// Applies a random part of the changes that were not synced.
fn apply_some_changes(content: &mut Vec<u8>, mut changes: Vec<&Change>, rng: &mut Rng) {
    let mut torn = false;
    match rng.below(6) {
        0 => changes.clear(),
        1 => {}
        2 => changes.truncate(rng.below(changes.len() + 1)),
        3 => changes.retain(|_| rng.chance(50)),
        4 => rng.shuffle(&mut changes),
        _ => torn = true,
    }
    for change in changes {
        match change {
            Change::Bytes(at, bytes) if torn => {
                for (nth, sector) in bytes.chunks(SECTOR_SIZE).enumerate() {
                    if rng.chance(60) {
                        write_at(content, at + nth * SECTOR_SIZE, sector);
                    }
                }
            }
            change => apply_change(content, change),
        }
    }
}

/// Reads the files of a folder, except shared memory (`-shm`).
fn read_files(folder: &Path) -> Disk {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let kept = entries.filter(|path| path.is_file() && !is_shared_memory(path));
    kept.map(|path| (entry_name(&path), fs::read(&path).unwrap())).collect()
}

fn is_shared_memory(path: &Path) -> bool {
    path.to_string_lossy().ends_with("-shm")
}

fn entry_name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// The target of an open file descriptor.
#[derive(Clone, Copy)]
enum Descriptor {
    File(Inode),
    Folder,
}

/// Parses the trace of one run.
struct TraceParser<'a> {
    folder: &'a Path,
    names: HashMap<String, Inode>,
    next_inode: Inode,
    descriptors: HashMap<i64, Descriptor>,
    events: Vec<Event>,
    /// The beginning of the call of each thread during which another thread made one.
    unfinished: HashMap<String, String>,
}

impl<'a> TraceParser<'a> {
    fn new(folder: &'a Path, before: &Disk) -> Self {
        let names: HashMap<_, _> = before.keys().cloned().zip(0..).collect();
        let (descriptors, events) = (HashMap::new(), Vec::new());
        let unfinished = HashMap::new();
        Self { folder, next_inode: names.len(), names, descriptors, events, unfinished }
    }

    /// Parses a line: a whole call of a thread, or the beginning or the end of one. The order of a
    /// call in two parts is unknown, so none may change or sync a file.
    fn parse_line(&mut self, line: &str) {
        let Some((thread, call)) = line.split_once(' ') else { return };
        let call = call.trim();
        if let Some(beginning) = call.strip_suffix("<unfinished ...>") {
            self.unfinished.insert(thread.to_owned(), beginning.trim_end().to_owned());
        } else if let Some((_, end)) =
            call.split_once(" resumed>").filter(|(it, _)| it.starts_with("<... "))
        {
            let Some(beginning) = self.unfinished.remove(thread) else { return };
            let known = self.events.len();
            self.parse_call(&format!("{beginning}{end}"));
            let is_output = |event: &Event| matches!(event, Event::Output(_));
            assert!(self.events[known..].iter().all(is_output), "two threads write: {beginning}");
        } else {
            self.parse_call(call);
        }
    }

    /// Parses one call: `pwrite64(4, "\x00\x01", 2, 4096) = 2`.
    fn parse_call(&mut self, line: &str) {
        let Some((call, rest)) = line.split_once('(') else { return };
        let Some((arguments, result)) = rest.rsplit_once(" = ") else { return };
        let arguments = arguments.trim_end().trim_end_matches(')');
        let result: i64 = result.split(' ').next().unwrap().parse().unwrap_or(-1);
        if result < 0 {
            return;
        }
        let mut lang = arguments.split('"');
        let first = lang.next().unwrap();
        let second = lang.next().unwrap_or_default();
        let number = |text: &str| {
            let digits = text.trim_matches([',', ' ']).parse::<i64>();
            digits.unwrap_or_else(|_| panic!("{text:?} is no number in {line:.200}"))
        };
        let last = |lang: &str| number(lang.rsplit(',').next().unwrap());
        match call {
            "openat" => self.record_open(&parse_path(second), arguments, result),
            "unlink" | "unlinkat" => self.record_removal(&parse_path(second)),
            "rename" | "renameat" | "renameat2" | "link" | "linkat" => {
                let paths: Vec<_> =
                    arguments.split('"').skip(1).step_by(2).map(parse_path).collect();
                let [from, to] = paths.as_slice() else { panic!("two paths: {line:.200}") };
                self.record_rename(from, to, call);
            }
            "close" => drop(self.descriptors.remove(&number(arguments))),
            "write" if number(first) == 1 => self.events.push(Event::Output(unescape(second))),
            "fsync" | "fdatasync" => match self.descriptors.get(&number(arguments)) {
                Some(Descriptor::File(file)) => self.events.push(Event::Synced(*file)),
                Some(Descriptor::Folder) => self.events.push(Event::FolderSynced),
                None => {}
            },
            _ => {
                let of = arguments.split(',').next().map(number).unwrap();
                let Some(Descriptor::File(file)) = self.descriptors.get(&of).copied() else {
                    return;
                };
                let at = usize::try_from(last(arguments)).unwrap();
                let change = match call {
                    "pwrite64" => Change::Bytes(at, unescape(second)),
                    "ftruncate" => Change::Length(at),
                    other => panic!("nobody knows yet what is left of {other}"),
                };
                self.events.push(Event::Changed(file, change));
            }
        }
    }

    fn record_open(&mut self, path: &Path, arguments: &str, number: i64) {
        if path == self.folder {
            self.descriptors.insert(number, Descriptor::Folder);
        } else if arguments.contains("O_DIRECTORY") || path.to_string_lossy().ends_with(".new") {
            // For a staging folder inside the folder, only the entries of the outer folder matter.
        } else if let Some(name) = self.name_in_folder(path) {
            assert!(!arguments.contains("O_TRUNC"), "nobody knows yet what is left of it");
            let file = self.names.get(&name).copied().unwrap_or_else(|| {
                let file = self.next_inode;
                self.next_inode += 1;
                self.names.insert(name.clone(), file);
                self.events.push(Event::EntryChanged(name, Some(file)));
                file
            });
            self.descriptors.insert(number, Descriptor::File(file));
        }
    }

    fn record_removal(&mut self, path: &Path) {
        if let Some(name) = self.name_in_folder(path) {
            self.names.remove(&name);
            self.events.push(Event::EntryChanged(name, None));
        }
    }

    /// Records a rename as adding the new name and then removing the old one.
    fn record_rename(&mut self, from: &Path, to: &Path, call: &str) {
        let (Some(from), Some(to)) = (self.name_in_folder(from), self.name_in_folder(to)) else {
            return;
        };
        assert!(call.starts_with("rename"), "nobody knows yet what is left of {call}");
        let file = self.names.remove(&from).unwrap();
        self.names.insert(to.clone(), file);
        self.events.push(Event::EntryChanged(to, Some(file)));
        self.events.push(Event::EntryChanged(from, None));
    }

    /// Returns the name of a file in the folder or in a staging folder there; `None` for other
    /// files.
    fn name_in_folder(&self, path: &Path) -> Option<String> {
        let name = path.strip_prefix(self.folder).ok()?.to_str()?;
        (!name.is_empty() && !is_shared_memory(path)).then(|| name.to_owned())
    }
}

fn parse_path(text: &str) -> PathBuf {
    String::from_utf8(unescape(text)).unwrap().into()
}

/// Decodes bytes that `strace` prints as `\x61\x62`.
fn unescape(text: &str) -> Vec<u8> {
    let bytes = text.split("\\x").skip(1);
    bytes.map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}

#[test]
fn an_interrupted_call_may_only_be_output() {
    let before = Disk::from([("db".to_owned(), Vec::new())]);
    let mut parser = TraceParser::new(Path::new("/w"), &before);
    for line in [
        r#"12 openat(AT_FDCWD, "\x2f\x77\x2f\x64\x62", O_RDWR) = 4"#,
        r#"12 write(1, "\x6f\x6b", 2 <unfinished ...>"#,
        r#"7 pwrite64(4, "\x61", 1, 0) = 1"#,
        "12 <... write resumed>) = 2",
    ] {
        parser.parse_line(line);
    }
    assert!(
        matches!(&parser.events[0], Event::Changed(0, Change::Bytes(0, bytes)) if bytes == b"a")
    );
    assert!(matches!(&parser.events[1], Event::Output(said) if said == b"ok"));
    parser.parse_line("12 fsync(4 <unfinished ...>");
    let end = || parser.parse_line("12 <... fsync resumed>) = 0");
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(end)).is_err());
}
