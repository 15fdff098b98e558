//! What is said in Dutch of a table that is read in.

use super::system::system;
use crate::{
    domain::{SystemError, Unfit},
    text::{ImportTexts, number::grouped},
};

/// The sentences.
pub(super) const IMPORT: ImportTexts = ImportTexts {
    at_line: |line, what, why| format!("regel {line}, {what}: {why}"),
    code: "Activatiecode",
    filled: |count| {
        format!("{} regels van het Logboek, met alles wat erin staat.", grouped(count, '.'))
    },
    line: "Regel",
    no_column: |name| {
        format!("de tabel heeft geen kolom ‘{name}’; de eerste regel noemt de kolommen")
    },
    no_role: |text| format!("‘{text}’ is geen rol"),
    no_utf8: |line| format!("regel {line} is geen UTF-8; bewaar het als “CSV UTF-8”"),
    not_empty: |path| {
        format!("{path}: hier staat al iets in; alles inlezen kan alleen in een nieuw bestand")
    },
    nothing_done: "Er is niets gewijzigd; met --doorgaan-bij-fout gaan de andere regels door.",
    progress: |done, all| format!("{} van {} regels", grouped(done, '.'), grouped(all, '.')),
    result: |code| match code {
        "added" => "toegevoegd",
        "asked" | "relation_asked" => "gevraagd",
        "created" => "gemaakt",
        "failed" => "mislukt",
        "invited" => "uitgenodigd",
        "related" => "relatie",
        "skipped" => "overgeslagen",
        other => other,
    },
    unfit,
    why: "Waarom",
};

/// What is wrong with a line of a whole file.
fn unfit(path: &str, line: usize, why: &Unfit) -> String {
    let what = match why {
        Unfit::Empty => return format!("{path} is leeg. Er is niets ingelezen."),
        Unfit::Unread(SystemError::Strange) => "is geen UTF-8".to_owned(),
        Unfit::Unread(why) => format!("is niet te lezen ({})", system(why)),
        Unfit::NoJson { at } => format!("is geen JSON, vanaf teken {at}"),
        Unfit::NoLine => "is niet zoals db exporteer hem schrijft".to_owned(),
        Unfit::NoBegin => {
            "is niet het begin van wat db exporteer van deze versie schrijft".to_owned()
        }
        Unfit::Twice => "is nog een begin: er staan twee bestanden achter elkaar".to_owned(),
        Unfit::Behind => "staat achter de laatste".to_owned(),
        Unfit::Unfitting => {
            "past niet bij wat ervoor staat; die regel, of een ervoor, is gewijzigd of weg"
                .to_owned()
        }
        Unfit::NoEnd => "is niet de laatste; het einde ontbreekt".to_owned(),
        Unfit::OtherEnd => {
            "is de laatste, en een regel ervoor is niet zoals hij is geschreven, of weg".to_owned()
        }
    };
    format!("{path}: regel {line} {what}. Er is niets ingelezen.")
}
