//! The title, introduction and button of each form.

use crate::text::{
    Lang, Text, both,
    forms::{Affected, EditLock, FormKind, FormWords},
    grammar::{number::grouped, words::join_with_and},
    people::users,
    ssh,
};

/// Why these details cannot be changed, and how else they can; `None` if all can.
pub(crate) const fn locked_details(lock: EditLock) -> Option<Text> {
    Some(match lock {
        EditLock::Nothing => return None,
        EditLock::Numbers => both(
            "De nummers liggen vast: het bewijs is zonder nummer gegeven.",
            "The numbers are fixed: the evidence was given without one.",
        ),
        EditLock::RegisterData { can_refresh: true } => both(
            "Wat vastligt hoort bij het bewijs; alleen het handelsregister vernieuwt het.",
            "What is fixed belongs to the evidence; only the trade register renews it.",
        ),
        EditLock::RegisterData { can_refresh: false } => both(
            "Wat vastligt hoort bij het bewijs, en is niet meer te wijzigen.",
            "What is fixed belongs to the evidence, and can no longer be changed.",
        ),
    })
}

/// The members who lose access to a removed organisation, and the requests that end with it.
fn access_lost(lang: Lang, Affected { members, requests }: Affected) -> String {
    let lose = match (lang, members) {
        (Lang::Nl, 0 | 1) => "Jij bent het enige lid en verliest je toegang".to_owned(),
        (Lang::En, 0 | 1) => "You are the only member and lose your access".to_owned(),
        (Lang::Nl, _) => format!("{} leden verliezen hun toegang", grouped(lang, members)),
        (Lang::En, _) => format!("{} members lose their access", grouped(lang, members)),
    };
    let withdrawn = match (lang, requests) {
        (_, 0) => String::new(),
        (Lang::Nl, 1) => "; 1 open verzoek vervalt".to_owned(),
        (Lang::En, 1) => "; 1 open request is withdrawn".to_owned(),
        (Lang::Nl, _) => format!("; {} open verzoeken vervallen", grouped(lang, requests)),
        (Lang::En, _) => format!("; {} open requests are withdrawn", grouped(lang, requests)),
    };
    format!("{lose}{withdrawn}.")
}

#[expect(clippy::too_many_lines, reason = "one arm a form")]
/// Returns the title, introduction and button of this form.
pub fn form_words(lang: Lang, kind: FormKind<'_>) -> FormWords {
    let words = |title: &str, intro: &[&str], button| FormWords {
        title: title.to_owned(),
        intro: intro.iter().map(|line| (*line).to_owned()).collect(),
        button,
    };
    match (lang, kind) {
        (Lang::Nl, FormKind::Register) => words(
            "Registreren",
            &[
                "toegang regelt wie welke organisaties mag zien. Met het e-mailadres van je bedrijf \
                 kom je in de omgeving van je bedrijf. Is die er nog niet, dan maak je hem nu.",
            ],
            "Registreren",
        ),
        (Lang::En, FormKind::Register) => words(
            "Register",
            &[
                "toegang decides who may see which organisations. With your company address you join \
                 the environment of your company. If there is none yet, you create it now.",
            ],
            "Register",
        ),
        (Lang::Nl, FormKind::Activate) => {
            words("Code invoeren", &["De code kreeg je van een Beheerder."], "Activeren")
        }
        (Lang::En, FormKind::Activate) => {
            words("Enter code", &["An Administrator gave you the code."], "Activate")
        }
        (Lang::Nl, FormKind::Invite) => words(
            "Gebruiker toevoegen",
            &[
                "Er gaat geen mail uit: je krijgt zo een code te zien, die je zelf doorgeeft. Zonder \
               naam vult de gebruiker die zelf in, met de code.",
            ],
            "Toevoegen",
        ),
        (Lang::En, FormKind::Invite) => words(
            "Add user",
            &["No mail is sent: you will see a code next, which you pass on yourself. Without a \
                 name, the user fills it in with the code."],
            "Add",
        ),
        (Lang::Nl, FormKind::Share(domain)) => FormWords {
            title: "Domein delen".to_owned(),
            intro: vec![
                users::IS_FINAL.of(lang).to_owned(),
                "Wie zich daarna met dit domein registreert, maakt een eigen omgeving. Wie er al \
                 is blijft."
                    .to_owned(),
                format!("Typ het domein om zeker te zijn: {domain}"),
            ],
            button: "Delen",
        },
        (Lang::En, FormKind::Share(domain)) => FormWords {
            title: "Share domain".to_owned(),
            intro: vec![
                users::IS_FINAL.of(lang).to_owned(),
                "From then on, anyone who registers with this domain creates their own \
                 environment. Existing users stay."
                    .to_owned(),
                format!("Type the domain to be sure: {domain}"),
            ],
            button: "Share",
        },
        (Lang::Nl, FormKind::CreateOrganisation) => words(
            "Organisatie toevoegen",
            &[
                "Je wordt er Beheerder van. Alleen de naam is verplicht; met een nummer erbij is het \
                 bewijs voor activeren eenvoudiger.",
            ],
            "Opslaan",
        ),
        (Lang::En, FormKind::CreateOrganisation) => words(
            "Add organisation",
            &["You become its Administrator. Only the name is required; with a number, the \
               evidence to activate it is simpler."],
            "Save",
        ),
        (_, FormKind::Edit(lock)) => FormWords {
            title: both("Gegevens bewerken", "Edit details").of(lang).to_owned(),
            intro: locked_details(lock).map(|why| why.of(lang).to_owned()).into_iter().collect(),
            button: both("Opslaan", "Save").of(lang),
        },
        (Lang::Nl, FormKind::Evidence { manual: false }) => words(
            "Activeer nu",
            &["Leg het bewijs vast dat je voor de organisatie mag handelen. Een Beheerder van de \
               omgeving keurt het daarna goed."],
            "Vastleggen",
        ),
        (Lang::En, FormKind::Evidence { manual: false }) => words(
            "Activate now",
            &["Record the evidence that you may act for the organisation. An Administrator of \
               the environment must then approve it."],
            "Record",
        ),
        (Lang::Nl, FormKind::Evidence { manual: true }) => words(
            "Activeer nu",
            &["Zonder nummer van een register: beschrijf het bewijs. Een Beheerder van de \
               omgeving keurt het daarna goed."],
            "Vastleggen",
        ),
        (Lang::En, FormKind::Evidence { manual: true }) => words(
            "Activate now",
            &["Without a register number: describe the evidence. An Administrator of the \
               environment must then approve it."],
            "Record",
        ),
        (Lang::Nl, FormKind::Reject(org)) => words(
            &format!("Bewijs van {org} afwijzen?"),
            &[users::IS_FINAL.of(lang), "De reden blijft staan tot de volgende poging."],
            "Afwijzen",
        ),
        (Lang::En, FormKind::Reject(org)) => words(
            &format!("Reject the evidence of {org}?"),
            &[users::IS_FINAL.of(lang), "The reason stays visible until the next attempt."],
            "Reject",
        ),
        (Lang::Nl, FormKind::RemoveOrganisation(name, affected)) => FormWords {
            title: format!("{name} verwijderen?"),
            intro: vec![
                users::IS_FINAL.of(lang).to_owned(),
                affected.map_or_else(
                    || "Alle leden verliezen hun toegang; open verzoeken vervallen.".to_owned(),
                    |affected| access_lost(lang, affected),
                ),
                "Alle documenten gaan weg.".to_owned(),
                format!("Typ de naam om zeker te zijn: {name}"),
            ],
            button: "Verwijderen",
        },
        (Lang::En, FormKind::RemoveOrganisation(name, affected)) => FormWords {
            title: format!("Remove {name}?"),
            intro: vec![
                users::IS_FINAL.of(lang).to_owned(),
                affected.map_or_else(
                    || "All members lose their access; open requests are withdrawn.".to_owned(),
                    |affected| access_lost(lang, affected),
                ),
                "All documents are removed.".to_owned(),
                format!("Type the name to be sure: {name}"),
            ],
            button: "Remove",
        },
        (Lang::Nl, FormKind::AskRelation(name, env)) => FormWords {
            title: "Vraag relatie".to_owned(),
            intro: vec![format!("{name} ({env}) vindt dit verzoek in Postvak IN.")],
            button: "Versturen",
        },
        (Lang::En, FormKind::AskRelation(name, env)) => FormWords {
            title: "Ask for relation".to_owned(),
            intro: vec![format!("{name} ({env}) finds this request in the Inbox.")],
            button: "Send",
        },
        (Lang::Nl, FormKind::Profile) => words(
            "Je naam",
            &["Zo zien anderen je. Zonder naam staat er je e-mailadres."],
            "Opslaan",
        ),
        (Lang::En, FormKind::Profile) => words(
            "Your name",
            &["This is how others see you. Without a name they see your e-mail address."],
            "Save",
        ),
        (Lang::Nl, FormKind::AddAddress) => words(
            "Extra adres",
            &["Je kunt het gebruiken nadat je het bevestigt met een code van een Beheerder."],
            "Toevoegen",
        ),
        (Lang::En, FormKind::AddAddress) => words(
            "Extra address",
            &["You can use it after you verify it with a code from an Administrator."],
            "Add",
        ),
        (_, FormKind::AddKey(of)) => ssh::add_key_form(lang, of),
        (_, FormKind::Address(act, emails)) => users::address_form(lang, act, emails),
        (Lang::Nl, FormKind::Successors(orgs)) => FormWords {
            title: "Wie neemt het over?".to_owned(),
            intro: vec![format!(
                "{} {} zonder Beheerder zijn. Typ een naam of adres van deze omgeving.",
                join_with_and(
                    lang,
                    &orgs.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>(),
                    3
                ),
                if orgs.len() == 1 { "zou" } else { "zouden" }
            )],
            button: "Overdragen en verwijderen",
        },
        (Lang::En, FormKind::Successors(orgs)) => FormWords {
            title: "Who takes over?".to_owned(),
            intro: vec![format!(
                "{} would have no Administrator. Type the name or address of a user of this \
                 environment.",
                join_with_and(
                    lang,
                    &orgs.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>(),
                    3
                )
            )],
            button: "Hand over and remove",
        },
    }
}
