//! The example world, made once and then opened as it was left.

use std::{fs, io::ErrorKind, path::Path, time::Duration};

use super::super::{Exit, Stop, place};
use crate::{
    cli::speech::texts,
    example,
    store::Store,
    work::{now, zone},
};

/// Opens the example, or makes it. A file that is not an example is never overwritten.
pub(in crate::cli) fn example(
    (given, wait): (Option<&Path>, Duration),
    small: bool,
    anew: bool,
) -> Result<Store, Stop> {
    let path = place::example(given)?;
    if path.symlink_metadata().is_ok() {
        let store = place::open(&path, wait)?;
        if !store.is_example()? {
            return Err(not_an_example(&path));
        }
        if !anew {
            return Ok(store);
        }
        drop(store);
        remove(&path)?;
    }
    let mut store = place::open(&path, wait)?;
    let now = now(&zone());
    let world = if small { example::small(now) } else { example::whole(now) };
    store.seed(&world)?;
    store.mark_example()?;
    Ok(store)
}

fn not_an_example(path: &Path) -> Stop {
    let message = (texts().shell.not_an_example)(&path.display().to_string());
    Stop { exit: Exit::Refused, ..Stop::not_found("not_an_example", message) }
}

/// The file and what SQLite keeps beside it.
fn remove(path: &Path) -> Result<(), Stop> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
