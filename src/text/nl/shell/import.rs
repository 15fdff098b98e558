//! Texts about importing a table in Dutch.

use crate::{
    domain::{DumpError, SystemError},
    text::{
        ImportTexts, Lang,
        failures::system::system,
        grammar::number::{count, grouped},
    },
};

pub(crate) const IMPORT: ImportTexts = ImportTexts {
    at_line: |line, what, why| format!("regel {line}, {what}: {why}"),
    cells: |cells, columns| {
        let hint = if cells > columns {
            "; een cel met een komma erin hoort tussen aanhalingstekens"
        } else {
            ""
        };
        format!(
            "{} en {}{hint}",
            count(Lang::Nl, cells, "cel", "cellen"),
            count(Lang::Nl, columns, "kolom", "kolommen")
        )
    },
    code: "Activatiecode",
    doubled_column: |first, second| {
        if first == second {
            return format!("de kolom ‘{first}’ staat er twee keer; laat er één staan");
        }
        format!("de kolommen ‘{first}’ en ‘{second}’ zijn hier dezelfde; laat er één staan")
    },
    filled: |count| {
        format!("{} regels van het Logboek, met alles wat erin staat.", grouped(Lang::Nl, count))
    },
    is_json: "dit is JSON; importeer leest CSV, met in de eerste regel de namen van de kolommen",
    line: "Regel",
    more_columns: |count| format!("en nog {} zulke kolommen", grouped(Lang::Nl, count)),
    nameless_column: |nth, line| {
        format!("kolom {nth} heeft geen naam, en op regel {line} staat er iets in")
    },
    no_column: |name| {
        format!("de tabel heeft geen kolom ‘{name}’; de eerste regel noemt de kolommen")
    },
    no_role: |text| format!("‘{text}’ is geen rol"),
    no_utf8: |line| format!("regel {line} is geen UTF-8; bewaar het als “CSV UTF-8”"),
    not_empty: |path| {
        format!("{path}: hier staat al iets in; alles inlezen kan alleen in een nieuw bestand")
    },
    nothing_done: "Er is niets gewijzigd; met --doorgaan-bij-fout gaan de andere regels door.",
    open_quote: |line| format!("het aanhalingsteken op regel {line} wordt nergens gesloten"),
    progress: |done, all| {
        format!("{} van {} regels", grouped(Lang::Nl, done), grouped(Lang::Nl, all))
    },
    result: |code| match code {
        "added" => "toegevoegd",
        "asked" | "relation_asked" => "gevraagd",
        "created" => "gemaakt",
        "differs" => "anders",
        "failed" => "mislukt",
        "invited" => "uitgenodigd",
        "related" => "relatie",
        "skipped" => "overgeslagen",
        other => other,
    },
    too_long: |line, most| {
        format!(
            "regel {line} is langer dan {most} MiB; is dit wel het goede bestand? Er is niets gedaan"
        )
    },
    too_much: |most| {
        format!("dit is meer dan {most} MiB; deel het op in stukken. Er is niets gedaan")
    },
    unknown_column: |head, line, meant| {
        let meant = meant.map_or(String::new(), |meant| format!("; bedoel je ‘{meant}’?"));
        format!("de kolom ‘{head}’ is onbekend, en op regel {line} staat er iets in{meant}")
    },
    unfit,
    why: "Waarom",
};

/// The error of a line of an exported file.
fn unfit(path: &str, line: usize, why: &DumpError) -> String {
    let what = match why {
        DumpError::Empty => return format!("{path} is leeg. Er is niets ingelezen."),
        DumpError::Unread(SystemError::Strange) => "is geen UTF-8".to_owned(),
        DumpError::Unread(why) => format!("is niet te lezen ({})", system(Lang::Nl, why)),
        DumpError::TooLong => "is te lang om van toegang te zijn".to_owned(),
        DumpError::NoJson { at } => format!("is geen JSON, vanaf teken {at}"),
        DumpError::NoLine => "is niet zoals db exporteer hem schrijft".to_owned(),
        DumpError::NoBegin => {
            "is niet het begin van wat db exporteer van deze versie schrijft".to_owned()
        }
        DumpError::Twice => "is nog een begin: er staan twee bestanden achter elkaar".to_owned(),
        DumpError::Behind => "staat achter de laatste".to_owned(),
        DumpError::Unfitting => {
            "past niet bij wat ervoor staat; die regel, of een ervoor, is gewijzigd of weg"
                .to_owned()
        }
        DumpError::NoEnd => "is niet de laatste; het einde ontbreekt".to_owned(),
        DumpError::OtherEnd => {
            "is de laatste, en een regel ervoor is niet zoals hij is geschreven, of weg".to_owned()
        }
    };
    format!("{path}: regel {line} {what}. Er is niets ingelezen.")
}
