//! The Dutch texts.

mod outcomes;

use super::{
    Texts,
    grammar::{
        day::{self, clock},
        number::{self, grouped},
        rows,
    },
};
use crate::text::{
    Lang, facts,
    failures::system,
    grammar::{
        number::count,
        words::{self, and, day_full, day_this_year},
    },
    outcomes::{conflict, log},
    refusals,
};
use outcomes::receipt;

/// Follows the name of something just added.
const NEW: &str = " nieuw";

/// The Dutch texts.
pub static NL: Texts = Texts {
    lang: super::Lang::Nl,

    add_member: "Lid toevoegen",
    add_title: |org| format!("Leden toevoegen aan {org}"),
    admin_note: "Een Beheerder beslist wie hier lid is. Deze is van buiten je omgeving.",
    admin_title: |org| format!("Beheerder maken van {org}?"),
    ago: |a, b| words::ago(Lang::Nl, a, b),
    alone: |can_add| {
        let add: &[&str] = if can_add {
            &[
                "+   voeg eigen gebruikers toe (direct lid)",
                "    of gebruikers van een partner (na accepteren)",
                "",
            ]
        } else {
            &[]
        };
        let mut lines = vec!["Je bent hier nog alleen.".to_owned(), String::new()];
        lines.extend(add.iter().map(|line| (*line).to_owned()));
        lines.push("Tip: zorg voor een tweede Beheerder, dan zit de".to_owned());
        lines.push("organisatie nooit zonder als jij er niet bent.".to_owned());
        lines
    },
    and_more: |n| format!("  en {} anderen", grouped(Lang::Nl, n)),
    answer: "Antwoord",
    busy: |seconds| {
        vec![
            match seconds {
                0 => "Nog niet opgeslagen: een ander proces schrijft.".to_owned(),
                n => format!("Nog niet opgeslagen: een ander proces schrijft (al {n} s)."),
            },
            "Ik probeer het opnieuw. Esc annuleert.".to_owned(),
        ]
    },
    busy_cancelled: "Geannuleerd. Er is niets gewijzigd.",
    busy_given_up: "Niet opgeslagen: een ander proces schrijft al 30 seconden. Je invoer staat er \
                    nog; probeer het opnieuw.",
    busy_reading: "Het bestand is bezet. Ververs met R.",
    card_remark: "lid",
    chip: |name, own, can| match (can, own) {
        (false, _) => format!("({name} · kan niet ×)"),
        (true, true) => format!("({name} ×)"),
        (true, false) => format!("({name} · partner ×)"),
    },
    chosen: "Gekozen",
    clock,
    count_members: |total, unfiltered, marked| {
        let leden = |n| count(Lang::Nl, n, "lid", "leden");
        match (marked, total == unfiltered) {
            (0, true) => leden(total),
            (0, false) => format!("{} van {}", grouped(Lang::Nl, total), leden(unfiltered)),
            (n, _) => format!("{} van {} gemarkeerd", grouped(Lang::Nl, n), leden(unfiltered)),
        }
    },
    count_organisations: |total, unfiltered| {
        if total == unfiltered {
            count(Lang::Nl, total, "organisatie", "organisaties")
        } else {
            format!("{} van {}", grouped(Lang::Nl, total), grouped(Lang::Nl, unfiltered))
        }
    },
    count_requests: |a, b, c| words::count_requests(Lang::Nl, a, b, c),
    day: |day, today| match today {
        Some(today) => day_this_year(Lang::Nl, day, today),
        None => day_full(Lang::Nl, day),
    },
    day_examples: "Bijvoorbeeld 31-12, 31-12-2027, +10d, +2w, +3m of geen.",
    day_long: |day| words::day_long(Lang::Nl, day),
    day_past: "al voorbij",
    day_short: |day| words::day_short(Lang::Nl, day),
    day_unclear: "geen datum",
    decline_again: |name| format!("{name} kan later opnieuw vragen."),
    decline_none: "Geen reden",
    decline_other: "Anders:",
    decline_reason: |name| format!("Reden (optioneel, {name} ziet dit)"),
    decline_stranger: "Ik ken deze organisatie niet",
    decline_title: "Verzoek weigeren",
    decline_told: |org| format!("{org} krijgt bericht dat je weigert."),
    decline_wrong_person: "Verkeerde persoon",
    discard: |n| format!("Selectie weggooien? {} gekozen.", grouped(Lang::Nl, n)),
    email: "E-mail",
    failure: |a| crate::text::failures::failure::failure(Lang::Nl, a),
    filter: "Filter",
    found_with: |text| format!("gevonden met ‘{text}’"),
    from: "Van",
    gets_access: "Krijgt direct toegang",
    gets_request: "Krijgt een verzoek; toegang pas na accepteren",
    help_remark: "typ om te zoeken",
    hint_choose: "kies",
    hint_done: "klaar",
    help_title: "Sneltoetsen",
    names: |n| count(Lang::Nl, n, "naam", "namen"),
    hits: |n, similar, searched| {
        if searched == Some(n) && similar == 0 {
            return count(Lang::Nl, n, "naam", "namen");
        }
        let hits = count(Lang::Nl, n, "treffer", "treffers");
        let similar = similar_count(similar);
        let searched = searched.map(|n| format!(" in {} namen", grouped(Lang::Nl, n)));
        format!("{hits}{similar}{}", searched.unwrap_or_default())
    },
    how_to_search: "initialen, deel van de naam of e-mail",
    inbox: "Postvak IN",
    inbox_empty: "Alles afgehandeld.",
    language: "nl",
    last_day_title: |names| format!("Toegang van {}", and(Lang::Nl, names, 2)),
    left_out: "Kan er niet bij",
    other_name: |written, name| format!("De lijst zegt {written}, dit adres is van {name}"),
    take_care: "Let op",
    leave_note: "Je verliest direct toegang. Verzoeken die je hier verstuurde worden ingetrokken. \
                 Je account en je andere organisaties blijven zoals ze zijn.",
    leave_title: |org| format!("{org} verlaten?"),
    level: |a| words::level(Lang::Nl, a),
    level_choice: |level| format!("Rol ‹ {} ›", words::level(Lang::Nl, level)),
    level_head: "Rol",
    loading: "laden…",
    in_all: |n| grouped(Lang::Nl, n),
    log: "Logboek",
    log_empty: "Nog geen gebeurtenissen.",
    log_on: rows::on,
    log_was_became: |a, b| log::was_became(Lang::Nl, a, b),
    log_names: || log::names(Lang::Nl),
    log_what: |a| log::event_label(Lang::Nl, a),
    log_who: |a| log::author_label(Lang::Nl, a),
    loses_access: |n| match n {
        1 => "Verliest direct toegang:",
        _ => "Verliezen direct toegang:",
    },
    me: " (jij)",
    member_facts: |a, b| facts::member(Lang::Nl, a, b),
    member_gone: |name| format!("{name} staat hier niet meer; het Logboek zegt waarom."),
    member_name: |row, is_new| {
        let me = if row.me { " (jij)" } else { "" };
        let status = words::member_status(Lang::Nl, row);
        let new = if is_new { NEW } else { "" };
        format!("{}{me}{status}{new}", row.person.name)
    },
    member_since: "Lid sinds",
    members: "Leden",
    message_head: "Bericht bij het verzoek (b, optioneel)",
    messages_title: "Meldingen",
    more_messages: |n| format!("en {n} meer (m)"),
    moment: |a, b| words::moment(Lang::Nl, a, b),
    mouse_off: "Muis uit: de terminal selecteert weer tekst.",
    mouse_on: "Muis aan. Tekst selecteren: houd Shift ingedrukt.",
    my_level: "Mijn rol",
    name: "Naam",
    plus: "Toevoegen",
    new_row: NEW,
    no_access_yet: "Tot je accepteert heb je geen toegang tot deze organisatie.",
    no_handled: "Nog niets afgehandeld.",
    no_handled_requests: "Nog geen afgehandelde verzoeken.",
    no_last_day: "geen einddatum",
    no_match: |text| format!("geen treffers voor ‘{text}’"),
    no_messages: "Nog geen meldingen.",
    no_organisations: |waiting| match waiting {
        0 => "Je bent nog nergens lid.".to_owned(),
        n => format!("Je bent nog nergens lid. Verzoeken staan in Postvak IN ({n})."),
    },
    closed_to_you: |org| {
        format!("Je bent geen lid van {org}: alleen een Beheerder daarvan kan je toevoegen.")
    },
    unmanaged: "zonder Beheerder",
    no_organisations_yet: "Nog geen organisaties. +: de eerste toevoegen.",
    no_requests: "Geen verzoeken onderweg.",
    no_users: "Nog geen gebruikers. F6: registreren. Voorbeeld: toegang voorbeeld",
    nobody_found: |text, searched| {
        if text.trim().is_empty() {
            "Er is niemand om toe te voegen.".to_owned()
        } else {
            format!(
                "Niemand gevonden voor ‘{}’. Gezocht in {}: eigen gebruikers en wie je via een \
                 partner kunt kiezen. Probeer initialen, een deel van de naam of het \
                 e-mailadres.",
                text.trim(),
                count(Lang::Nl, searched, "naam", "namen")
            )
        }
    },
    not_member: "geen lid",
    not_activated_banner: "Nog niet geactiveerd: leden toevoegen kan daarna.",
    not_found: |names| format!("Niet gevonden ({}): {}", names.len(), names.join(", ")),
    several: |name, rows| format!("Meer dan één ‘{name}’: {}", rows.join(", ")),
    not_yet_active: "nog niet geactiveerd",
    not_yourself: |name| {
        format!(
            "{name} (jij) wordt overgeslagen: jezelf verwijderen gaat apart, met Organisatie \
             verlaten (x v)."
        )
    },
    number: "KvK / ond.nr",
    number_value: number::written,
    org_facts: |a, b| facts::organisation(Lang::Nl, a, b),
    org_status: |a| words::org_status(Lang::Nl, a),
    org_summary: |a, b| facts::summary(Lang::Nl, a, b),
    organisations: "Organisaties",
    origin: "Herkomst",
    origin_of: |a| words::origin(Lang::Nl, a),
    own_group: "Eigen gebruikers · direct lid",
    own_user: "eigen gebruiker",
    notice: |a, b, c| crate::text::outcomes::notice::notice(Lang::Nl, a, b, c),
    no_notices: "Geen meldingen.",
    partners: "Partnerschappen",
    partner: "Partner",
    partner_group: "Via partnerschap · krijgt een verzoek in Postvak IN",
    discard_typed: "Wat je invulde is nog niet opgeslagen. Nog eens Esc, en het is weg.",
    paste_refused: "Met de geplakte tekst is niets gedaan: die past alleen in een veld. Open er \
                    eerst een.",
    stray_in_menu: |letters| format!("Dat is hier geen keuze. Kies {letters} of Esc."),
    stray_in_question: "Die toets doet hier niets. Kies een knop, of Esc.",
    paste_cut: |n| match n {
        1 => "1 teken van het geplakte paste hier niet.".to_owned(),
        n => format!("{} tekens van het geplakte pasten hier niet.", grouped(Lang::Nl, n)),
    },
    people_count: |shown, searched| {
        if shown == searched {
            count(Lang::Nl, searched, "gebruiker", "gebruikers")
        } else {
            format!("{} van {} gebruikers", grouped(Lang::Nl, shown), grouped(Lang::Nl, searched))
        }
    },
    quoted: |text| format!("„{text}”"),
    read_day: |text, today| day::read(text, today, &["geen", "nooit"], ['d', 'w', 'm', 'j']),
    receipt: receipt::receipt,
    row_gone: "Wat hier stond, is er niet meer. Kies eerst een regel met ↑ of ↓.",
    received: "Ontvangen",
    relation_facts: |a, b| facts::relation(Lang::Nl, a, b),
    relation_note: "Een relatie geeft nog geen toegang: daarna kan een organisatie je pas vragen.",
    relation_title: |row| format!("{} wil een relatie met je", row.asker.name),
    conflict: |a, b, c, d| conflict::conflict(Lang::Nl, a, b, c, d),
    read_only: |why| {
        format!("Alleen-lezen. {}.", crate::text::failures::locked::locked(Lang::Nl, why))
    },
    refusal: |a, b| refusals::refusal(Lang::Nl, a, b),
    remove_note: |n| match n {
        1 => {
            "Account en andere organisaties blijven zoals ze zijn. Wat hier door dit lid is \
             gevraagd wordt ingetrokken."
        }
        _ => {
            "Hun account en andere organisaties blijven zoals ze zijn. Verzoeken die zij hier \
             verstuurden worden ingetrokken."
        }
    },
    remove_title: |n, org| format!("{} verwijderen uit {org}?", count(Lang::Nl, n, "lid", "leden")),
    request: "Verzoek",
    request_facts: |a, b, c| facts::request(Lang::Nl, a, b, c),
    request_future: |a, b, c| facts::request_future(Lang::Nl, a, b, c),
    request_gone: |org| format!("Het verzoek van {org} wacht niet meer; zie Afgehandeld (f)."),
    request_short: |org| format!("{org} wil samenwerken"),
    request_state: |a, b| words::request_state(Lang::Nl, a, b),
    request_title: |org| format!("Organisatie {org} wil met je samenwerken"),
    requests: "Verzoeken",
    requests_only_count: |n| {
        format!(
            "{} onderweg. Alleen een Beheerder ziet aan wie.",
            count(Lang::Nl, n, "verzoek", "verzoeken")
        )
    },
    rest_in_f3: "F3: alles",
    role: |a| words::role(Lang::Nl, a),
    role_in: |role, env| format!("{} · omgeving {env}", words::role(Lang::Nl, role)),
    role_short: |a| words::role_short(Lang::Nl, a),
    search: "Zoek",
    sent: "Verstuurd",
    leave_typed: "Wat je invulde is nog niet opgeslagen. Nog eens, en het is weg.",
    still_typed: "Wat je invulde is nog niet opgeslagen. Nog eens, en het programma sluit af.",
    similar: "Lijkt erop",
    similar_count,
    similar_mark: " (lijkt op)",
    sign_in: "Aanmelden als",
    sign_in_log: "Alles wat je doet komt met deze naam in het Logboek.",
    sign_in_note: "Lokale gegevens, geen wachtwoord: kies namens wie je werkt.",
    state_name: |a| words::state(Lang::Nl, a),
    status: "Status",
    step_check: "stap 2 van 2: controleren",
    step_choose: "stap 1 van 2: kiezen",
    sure_outside: "Beheerder van buiten je omgeving, zeker?  v",
    system: |a| system::system(Lang::Nl, a),
    tab_details: "Details",
    tab_handled: "Afgehandeld",
    tab_invitations: |n| number::tab(Lang::Nl, "Uitnodigingen", n),
    tab_notices: "Meldingen",
    tab_members: |n| number::tab(Lang::Nl, "Leden", n),
    tab_requests: |n| number::tab(Lang::Nl, "Verzoeken", Some(n)),
    toast_bad: "Niet gelukt",
    toast_good: "Gelukt",
    toast_notice: "Let op",
    toast_remark: "m alle meldingen",
    too_small: |(width, height), (least_width, least_height)| {
        vec![
            "Het venster is te klein".to_owned(),
            String::new(),
            format!("nu {width} × {height}"),
            format!("nodig {least_width} × {least_height}"),
            String::new(),
            "maak groter, of: toegang --help".to_owned(),
            "q afsluiten".to_owned(),
        ]
    },
    too_small_short: |(width, height), (least_width, least_height)| {
        vec![
            format!("te klein: {least_width}×{least_height}"),
            format!("nu {width}×{height}"),
            "q afsluiten".to_owned(),
        ]
    },
    trace: |a, b, c| facts::trace(Lang::Nl, a, b, c),
    unread: "niet te lezen",
    until: "Tot",
    until_choice: |day| format!("Tot {day}"),
    until_inclusive: "Tot en met",
    users: "Gebruikers",
    when: "Wanneer",
    what: "Wat",
    on: "Op",
    who: "Wie",
    who_is_missing: "Staat iemand er niet bij? Alleen partners met een relatie zijn vindbaar (F3).",
    why_not: &[
        "Wie kan ik hier kiezen?",
        "",
        "  • gebruikers van de omgeving van deze organisatie: direct lid",
        "  • gebruikers van een partneromgeving met wie een relatie bestaat, en hun \
         Relatiemanagers: zij krijgen een verzoek in Postvak IN",
        "",
        "Grijs, met de reden erbij: wie al lid is, wie al een verzoek heeft, wie geblokkeerd is, \
         en wie bij de partner Basisgebruiker is.",
        "",
        "Wie er niet bij staat hoort niet bij je omgeving, of er is geen relatie met die persoon. \
         Een Relatiemanager kan een relatie leggen.",
    ],
    why_short: |a, b, c| refusals::short(Lang::Nl, a, b, c),
    will_read: |names| {
        let verb = if names.len() == 1 { "ziet" } else { "zien" };
        format!("{} {verb} dit in Postvak IN:", and(Lang::Nl, names, 3))
    },
    withdraw_note: |n| match n {
        1 => "Het kan dan niet meer geaccepteerd worden. Je kunt later opnieuw vragen.",
        _ => "Ze kunnen dan niet meer geaccepteerd worden. Je kunt later opnieuw vragen.",
    },
    withdraw_title: |n, org| {
        format!("{} van {org} intrekken?", count(Lang::Nl, n, "verzoek", "verzoeken"))
    },
};

fn similar_count(n: usize) -> String {
    match n {
        0 => String::new(),
        1 => " · 1 lijkt erop".to_owned(),
        n => format!(" · {} lijken erop", grouped(Lang::Nl, n)),
    }
}
