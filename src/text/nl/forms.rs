//! Forms in Dutch, with users, partners and questions about them.

use super::{outcomes::log, partners, users};
use crate::{
    domain::{Me, PlatformRole},
    text::{
        FieldFault, FieldId, FormKind, FormTexts, FormWords, Lang,
        grammar::{
            names::unstop,
            number::{count, grouped},
            words::{self, and, day_full},
        },
        ssh,
    },
};

pub(super) const FORMS: FormTexts = FormTexts {
    access_line: users::access,
    access_hidden: "Wat deze gebruiker kan openen zien alleen hijzelf en een Beheerder.",
    access_none: "Nog nergens toegang.",
    activate: "Code invoeren  F7",
    add_users: "Gebruiker toevoegen",
    anyway: "Toch doen",
    form_words,
    code_over: "Deze code werkt niet meer: de uitnodiging is intussen ingetrokken, vervangen of \
         gebruikt. Het Logboek zegt door wie.",
    code_lines: |name, address, code| {
        let what = address.map_or(String::new(), |email| format!(", voor het adres {email}"));
        vec![
            format!("De code voor {name}{what}:"),
            String::new(),
            format!("    {code}"),
            String::new(),
            "Geef hem zelf door: hij werkt 7 dagen, één keer, en is hierna nergens meer te zien."
                .to_owned(),
        ]
    },
    code_seen: "Gezien",
    code_title: "Activatiecode",
    count_lines: |total, unfiltered| {
        if total == unfiltered {
            count(Lang::Nl, total, "regel", "regels")
        } else {
            format!("{} van {}", grouped(Lang::Nl, total), grouped(Lang::Nl, unfiltered))
        }
    },
    count_partners: |total, unfiltered| {
        if total == unfiltered {
            count(Lang::Nl, total, "partner", "partners")
        } else {
            format!("{} van {}", grouped(Lang::Nl, total), grouped(Lang::Nl, unfiltered))
        }
    },
    count_sent: |n| count(Lang::Nl, n, "relatieverzoek", "relatieverzoeken"),
    count_users: |total, unfiltered| {
        if total == unfiltered {
            count(Lang::Nl, total, "gebruiker", "gebruikers")
        } else {
            format!("{} van {}", grouped(Lang::Nl, total), grouped(Lang::Nl, unfiltered))
        }
    },
    end_partnership: partners::ends,
    environment: "Omgeving",
    find_hint: "Alleen Relatiemanagers van andere omgevingen zijn te vinden. Enter: vraag een relatie.",
    found_none: "Geen Relatiemanager van een andere omgeving voor dit zoekwoord.",
    go_on: "Verder",
    label,
    log_head: log::head,
    log_facts: log::facts,
    log_more: log::more,
    log_whole: log::whole,
    manager: "Relatiemanager",
    members_of_ours: "Lid van bij ons",
    no_address: users::no_address,
    no_partners: "Nog geen partners. Eigen gebruikers kun je al wel toevoegen.",
    no_sent: "Nog geen relatieverzoeken verstuurd. Vind relaties staat op het tabblad hiervoor.",
    only_himself: |name| format!("Dit kan alleen {name} zelf."),
    one_admin: |me: &Me| {
        let alone = me.role == PlatformRole::EnvAdmin && me.env_admins.len() == 1;
        alone.then(|| "Eén Beheerder in deze omgeving: benoem een tweede (r b).".to_owned())
    },
    options,
    organisations: "Org.",
    partner_lines: partners::lines,
    partner_person: partners::person,
    partner_whole: partners::whole,
    partner_status: |row| match row.requests {
        0 => "✓ actief".to_owned(),
        n => format!("✓ actief · {}", count(Lang::Nl, n, "verzoek", "verzoeken")),
    },
    person: "Gebruiker (relatie)",
    register: "Registreren  F6",
    related: "relatie",
    relation_state: |row, zone| match &row.decided {
        Some((at, ..)) => {
            format!("{} {}", words::state(Lang::Nl, row.state), day_full(Lang::Nl, at.day(zone)))
        }
        None => words::state(Lang::Nl, row.state).to_owned(),
    },
    relations: "Relaties",
    remove_address: users::address_removal,
    remove_user: users::removal,
    revoke: |name, org| {
        (
            format!("Toegang tot {org} ontzeggen?"),
            vec![format!("{name} verliest direct toegang tot {}.", unstop(org))],
            "Ontzeggen  v",
        )
    },
    role_env: "Rol omgeving",
    role_there: "Rol daar",
    since: "Sinds",
    successor: |orgs, at| {
        orgs.get(at).map_or(String::new(), |(_, name)| format!("Beheerder van {name}"))
    },
    tab_access: "Toegang",
    tab_find: "Vind relaties",
    tab_partners: "Partners",
    tab_sent: "Verzoeken",
    uninvite: users::uninvite,
    user_facts: users::facts,
    user_hint: users::hint,
    user_status: |a| words::user_status(Lang::Nl, a),
    withdraw: |name, org| {
        (
            format!("Verzoek aan {name} intrekken?"),
            vec![format!("Het verzoek van {org} kan dan niet meer geaccepteerd worden.")],
            "Intrekken  i",
        )
    },
    withdraw_relation: |row| {
        (
            format!("Relatieverzoek aan {} intrekken?", row.asked.name),
            vec![
                "Het kan dan niet meer geaccepteerd worden. Je kunt later opnieuw vragen."
                    .to_owned(),
            ],
            "Intrekken  i",
        )
    },
    wrong,
};

#[expect(clippy::too_many_lines, reason = "one arm a form")]
fn form_words(kind: FormKind<'_>) -> FormWords {
    let words = |title, intro: &[&str], button| FormWords {
        title,
        intro: intro.iter().map(|line| (*line).to_owned()).collect(),
        button,
    };
    match kind {
        FormKind::Register => words(
            "Registreren",
            &["Met het adres van je bedrijf kom je in zijn omgeving, of sticht je die."],
            "Registreren",
        ),
        FormKind::Activate => {
            words("Code invoeren", &["De code kreeg je van een Beheerder."], "Activeren")
        }
        FormKind::Invite => words(
            "Uitnodiging per e-mail",
            &["De gebruiker vult zelf zijn naam in, met de code die je zo te zien krijgt."],
            "Uitnodigen",
        ),
        FormKind::AddUser => words(
            "Gebruiker toevoegen",
            &["De gebruiker staat er direct; hij activeert met de code die je zo te zien krijgt."],
            "Toevoegen",
        ),
        FormKind::Share(domain) => FormWords {
            title: "Domein delen",
            intro: vec![
                "Wie zich daarna met dit domein registreert, sticht een eigen omgeving.".to_owned(),
                "Wie er al is blijft. Dit gaat nooit meer terug.".to_owned(),
                format!("Typ het domein om zeker te zijn: {domain}"),
            ],
            button: "Delen",
        },
        FormKind::CreateOrganisation => words(
            "Organisatie toevoegen",
            &["Je wordt haar Beheerder. Zonder nummer kan activeren alleen met ander bewijs."],
            "Opslaan",
        ),
        FormKind::Edit(_, false) => words("Gegevens bewerken", &[], "Opslaan"),
        FormKind::Edit(_, true) => words(
            "Gegevens bewerken",
            &["Naam, adres en nummers liggen vast sinds het bewijs er is; de rest kan gewijzigd."],
            "Opslaan",
        ),
        FormKind::Evidence { manual: false } => words(
            "Activeer nu",
            &[
                "Leg vast waaruit blijkt dat je voor de organisatie mag handelen. Een Beheerder van \
               de omgeving keurt het daarna goed.",
            ],
            "Vastleggen",
        ),
        FormKind::Evidence { manual: true } => words(
            "Activeer nu",
            &[
                "Zonder nummer van een register: beschrijf het bewijs. Een Beheerder van de omgeving \
               keurt het daarna goed.",
            ],
            "Vastleggen",
        ),
        FormKind::Reject(_) => {
            words("Bewijs afwijzen", &["De reden blijft staan tot de volgende poging."], "Afwijzen")
        }
        FormKind::RemoveOrganisation(name) => FormWords {
            title: "Organisatie verwijderen",
            intro: vec![
                "Alle leden verliezen toegang en alle documenten gaan weg. Dit is niet ongedaan \
                 te maken."
                    .to_owned(),
                format!("Typ de naam om zeker te zijn: {name}"),
            ],
            button: "Verwijderen",
        },
        FormKind::AskRelation(name, env) => FormWords {
            title: "Relatie vragen",
            intro: vec![format!("{name} ({env}) vindt dit verzoek in Postvak IN.")],
            button: "Versturen",
        },
        FormKind::Profile => words(
            "Je naam",
            &["Zo zien anderen je. Zonder naam staat er je e-mailadres."],
            "Opslaan",
        ),
        FormKind::AddAddress => words(
            "Extra adres",
            &["Het telt pas na bevestigen met een code die een Beheerder je geeft."],
            "Toevoegen",
        ),
        FormKind::AddKey(of) => ssh::add_key_form(Lang::Nl, of),
        FormKind::Address(act, emails) => users::address(act, emails),
        FormKind::Successors(orgs) => FormWords {
            title: "Wie neemt het over?",
            intro: vec![format!(
                "{} {} zonder Beheerder zijn. Typ een naam of adres van deze omgeving.",
                and(Lang::Nl, &orgs.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>(), 3),
                if orgs.len() == 1 { "zou" } else { "zouden" }
            )],
            button: "Overdragen en verwijderen",
        },
    }
}

pub(super) const fn label(field: FieldId) -> &'static str {
    match field {
        FieldId::Email | FieldId::OrgEmail => "E-mail",
        FieldId::FullName => "Je naam",
        FieldId::EnvName => "Naam omgeving",
        FieldId::Address => "Welk adres",
        FieldId::Code => "Code",
        FieldId::Key => "Publieke sleutel",
        FieldId::Role => "Rol",
        FieldId::Name => "Naam",
        FieldId::TradeName => "Handelsnaam",
        FieldId::Country => "Land",
        FieldId::Kvk => "KvK-nummer",
        FieldId::Kbo => "Ondernemingsnr.",
        FieldId::Vat => "Btw-nummer",
        FieldId::Oin => "OIN",
        FieldId::Street => "Straat en nr.",
        FieldId::PostalCode => "Postcode",
        FieldId::Town => "Plaats",
        FieldId::Website => "Website",
        FieldId::Description => "Omschrijving",
        FieldId::Method => "Bewijs",
        FieldId::Reference => "Kenmerk",
        FieldId::Reason => "Reden",
        FieldId::Typed => "Typ hier",
        FieldId::Message => "Bericht",
        FieldId::Successor(_) => "Overnemen",
    }
}

const fn options(field: FieldId) -> &'static [&'static str] {
    match field {
        FieldId::Country => &["Nederland", "België", "ander land"],
        FieldId::Role => &["Basisgebruiker", "Gevorderde gebruiker", "Beheerder"],
        FieldId::Method => &["betaling van 1 cent", "uittreksel van het register"],
        _ => &[],
    }
}

fn wrong(wrong: &FieldFault) -> String {
    let said = match wrong {
        FieldFault::Empty => "nodig",
        FieldFault::Email => "geen e-mailadres",
        FieldFault::Text => "een teken dat hier niet mag",
        FieldFault::TooLong(most) => return format!("te lang: hoogstens {most} tekens"),
        FieldFault::Number(scheme) => words::number_short(Lang::Nl, *scheme),
        FieldFault::Typed => "nog niet gelijk",
        FieldFault::Nobody => "geen actieve gebruiker",
        FieldFault::Several(names) if names.is_empty() => "welke? Typ meer van de naam",
        FieldFault::Several(names) => return format!("welke? {}", names.join(", ")),
        FieldFault::Looking => "zoeken…",
        FieldFault::Key(why) => return ssh::bad_key(Lang::Nl, *why),
    };
    said.to_owned()
}
