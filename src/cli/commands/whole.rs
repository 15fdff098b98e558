//! `db exporteer` and `db importeer`: the whole file as lines of JSON.

use std::{
    io::{self, BufRead, BufReader, stdin},
    path::Path,
    time::Duration,
};

use serde_json::json;

use crate::{
    cli::{
        Exit, Stop,
        args::Doing,
        exit::system,
        out::{Out, document, enough, print},
        output::Form,
        place,
        speech::texts,
    },
    store::{Line, Store, StoreError},
};

/// Prints every line of the file. Whoever may read the file may read all of it.
pub(in crate::cli) fn export_all(place: (&Path, Duration)) -> Result<u8, Stop> {
    let store = super::opened(place.0, place.1)?;
    let mut out = Out::standard();
    let mut written: io::Result<()> = Ok(());
    store.whole(&mut |line| {
        if written.is_ok() {
            written = out.json(&line).and_then(|()| out.text("\n"));
        }
        Ok(())
    })?;
    enough(written.and_then(|()| out.end()))?;
    Ok(Exit::Done as u8)
}

/// Fills a new file with such lines, all or nothing; with `--proef` nothing.
pub(in crate::cli) fn import_all(
    (db, wait): (&Path, Duration),
    from: &Path,
    (doing, form): (&Doing, Form),
) -> Result<u8, Stop> {
    let reader: Box<dyn BufRead> = if from == Path::new("-") {
        Box::new(stdin().lock())
    } else {
        Box::new(BufReader::new(super::given::open(from)?))
    };
    // The first line that cannot be read stops it, and is told.
    let mut wrong: Option<(u64, String)> = None;
    let mut number = 0;
    let mut lines = reader.lines().map(|line| {
        number += 1;
        let line = line.map_err(|error| system(&error));
        let read = line.and_then(|line| {
            serde_json::from_str::<Line>(&line).map_err(|error| error.to_string())
        });
        read.map_err(|why| {
            wrong = Some((number, why.clone()));
            StoreError::Damaged(why)
        })
    });
    let words = &texts().import;
    let mut store = if doing.dry_run { Store::in_memory()? } else { place::open(db, wait)? };
    let filled = store.fill(&mut lines);
    drop(lines);
    let count = match (filled, wrong) {
        (_, Some((line, why))) => {
            let message = format!("{}\n{}", (words.unread_line)(line, &why), words.nothing_at_all);
            return Err(Stop::usage(&message));
        }
        (Err(error), None) => return Err(error.into()),
        (Ok(None), None) => {
            let said = (words.not_empty)(&db.display().to_string());
            return Err(Stop { exit: Exit::Refused, ..Stop::not_found("not_empty", said) });
        }
        (Ok(Some(count)), None) => count,
    };
    if form.is_json() {
        let schema = "toegang.import/1";
        let done = json!({ "schema": schema, "done": !doing.dry_run, "lines": count });
        document(&done)?;
    } else if !doing.quiet {
        let said = (words.filled)(count);
        let first =
            if doing.dry_run { format!("{}\n", texts().shell.rehearsed) } else { String::new() };
        print(format!("{first}{said}\n"))?;
    }
    Ok(Exit::Done as u8)
}
