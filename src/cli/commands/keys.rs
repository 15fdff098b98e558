//! `toetsen`: every key, where it means something, and what it does; from the one table.

use serde_json::json;

use crate::{
    app::{Binding, Context, Keymap},
    cli::{
        Exit, Stop,
        output::{Form, Listing, print},
    },
    text::NL,
};

/// Prints the keys in columns, as JSON, or as a table of Markdown.
pub(in crate::cli) fn keys(keymap: &Keymap, form: Form, markdown: bool) -> Result<u8, Stop> {
    let all = keymap.all();
    if markdown {
        let row = |b: &Binding| {
            format!("| `{}` | {} | {} |\n", b.printed(), b.action.label(&NL), place(b.context))
        };
        let rows: String = all.iter().map(row).collect();
        print(&format!("| toets | doet | waar |\n|---|---|---|\n{rows}"))?;
        return Ok(Exit::Done as u8);
    }
    let cells = |b: &Binding| {
        vec![b.printed(), b.action.label(&NL).to_owned(), place(b.context).to_owned()]
    };
    let value = |b: &Binding| {
        json!({ "keys": b.printed(), "action": b.action.name(), "label": b.action.label(&NL),
            "context": format!("{:?}", b.context).to_lowercase(), "where": place(b.context) })
    };
    Listing {
        schema: "toegang.keys.list/1",
        name: "keys",
        heads: vec!["Toets", "Doet", "Waar"],
        cells: all.iter().map(cells).collect(),
        rows: all.iter().map(value).collect(),
    }
    .print(form)?;
    Ok(Exit::Done as u8)
}

/// What a place is called.
const fn place(context: Context) -> &'static str {
    match context {
        Context::Always => "altijd",
        Context::Everywhere => "op elk scherm",
        Context::Move => "waar rijen zijn",
        Context::List => "in elke lijst",
        Context::Tabs => "bij tabbladen",
        Context::Menu => "in het menu",
        Context::Organisation => "in een organisatie",
        Context::Members => "bij de leden",
        Context::Requests => "bij de uitnodigingen",
        Context::Inbox => "in Postvak IN",
        Context::Organisations => "bij de organisaties",
        Context::Users => "bij de gebruikers",
        Context::User => "bij een gebruiker",
        Context::Partners => "bij de partners",
        Context::FindTabs => "bij Vind relaties",
        Context::Sent => "bij verstuurde relatieverzoeken",
        Context::Log => "in het Logboek",
        Context::Door => "bij het aanmelden",
        Context::Form => "in een formulier",
        Context::Field => "in een tekstveld",
        Context::Picker => "in een zoekveld",
        Context::Choose => "bij leden kiezen",
        Context::Check => "bij leden controleren",
        Context::Confirm => "in een vraag",
        Context::Reasons => "bij redenen",
        Context::Card => "op een kaart",
        Context::Reading => "bij lezen",
    }
}
