//! The environment: its name and domain, its administrators, and its commands.

use crate::{
    domain::{
        Advice, AdvisedOrganisation, EmailDomain, EnvironmentDetails, FirstStep, Me, Name, OrgId,
        Person, PlatformRole,
    },
    text::{
        Lang, Text, both,
        commands::{CommandText, command},
        facts,
        grammar::{
            number::{count, grouped},
            words,
        },
    },
};

pub(crate) const TITLE: Text = both("Omgeving", "Environment");

pub(crate) const COMMANDS: CommandText =
    command(both("omgeving", "environment"), both("Je omgeving", "Your environment"));

pub(crate) const SHOW: CommandText = command(
    both("omgeving toon", "environment show"),
    both(
        "Toon je omgeving: domeinen, Beheerders, aantallen en advies",
        "Show your environment: domains, Administrators, numbers and advice",
    ),
)
.example(both("omgeving toon", "environment show"));

pub(crate) const SHARE: CommandText = command(
    both("omgeving deel", "environment share"),
    both(
        "Maak het domein van je omgeving gedeeld; dit is niet ongedaan te maken",
        "Make the domain of your environment shared; this cannot be undone",
    ),
)
.example(both("omgeving deel eigendomein.nl", "environment share eigendomein.nl"));

/// Advice to the only *Beheerder* of an environment.
pub(crate) fn one_admin(lang: Lang, me: &Me) -> Option<String> {
    let alone = me.role == PlatformRole::EnvAdmin && me.env_admins.len() == 1;
    match lang {
        Lang::Nl => alone.then(|| {
            "Eén Beheerder in deze omgeving: maak ook een collega Beheerder (r b).".to_owned()
        }),
        Lang::En => alone.then(|| {
            "One Administrator in this environment: make a colleague one too (r b).".to_owned()
        }),
    }
}

/// A line about the environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvironmentLine {
    /// The label; empty if the line belongs to the label above.
    pub label: &'static str,
    /// The value or the advice.
    pub text: String,
    /// Opened by Enter on the line.
    pub about: LineSubject,
    /// True for advice.
    pub is_advice: bool,
    /// How the screens follow the advice; `None` for other lines.
    pub how: Option<Text>,
    /// The group on the screen.
    pub group: LineGroup,
}

/// A group of lines on the screen *Omgeving*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineGroup {
    /// The first steps in a new environment.
    FirstSteps,
    /// The environment itself: its name, domain, addresses and time zone.
    Itself,
    /// Its people, organisations, partners and requests.
    Contents,
    /// Advice.
    Advice,
}

impl LineGroup {
    /// All groups, from top to bottom.
    pub(crate) const ALL: [Self; 4] =
        [Self::FirstSteps, Self::Itself, Self::Contents, Self::Advice];

    /// The heading of the group.
    pub(crate) const fn heading(self, lang: Lang) -> &'static str {
        match self {
            Self::FirstSteps => FIRST_STEPS.of(lang),
            Self::Itself => TITLE.of(lang),
            Self::Contents => CONTENTS.of(lang),
            Self::Advice => ADVICE.of(lang),
        }
    }

    /// Returns whether the lines need no labels below their heading.
    pub(crate) const fn has_sentences(self) -> bool {
        matches!(self, Self::FirstSteps | Self::Advice)
    }
}

const ADVICE: Text = both("Advies", "Advice");
const CONTENTS: Text = both("Mensen en organisaties", "People and organisations");
const FIRST_STEPS: Text = both("Eerste stappen", "First steps");

/// The screen or row that a line leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineSubject {
    /// The environment itself.
    Environment,
    /// Its users.
    Users,
    /// Its users who were invited and never active.
    InvitedUsers,
    /// Its organisations.
    Organisations,
    /// Its partners.
    Partners,
    /// One user.
    User(Person),
    /// One organisation that the viewer can open.
    Organisation(OrgId, Name),
}

/// The facts about an environment, and the advice.
pub fn lines(lang: Lang, of: &EnvironmentDetails) -> Vec<EnvironmentLine> {
    let kind = facts::domain(lang, of.domain_kind);
    // An environment usually has the name of its domain, which stands in the line above.
    let is_name = *of.name == *of.domain;
    let domain = if is_name { kind } else { format!("{} · {kind}", of.domain) };
    let zone = of.zone.as_ref().map_or(SYSTEM_ZONE.of(lang), |zone| zone.name());
    let zone = zone.replace("Etc/UTC", "UTC");
    let requests = requests(lang, of.requests, of.relation_requests);
    let steps = of.first_steps().into_iter();
    let steps = steps.map(|(step, is_done)| first_step(lang, step, is_done));
    let mut lines = group_lines(LineGroup::FirstSteps, FIRST_STEPS.of(lang), steps);
    lines.extend(group_lines(
        LineGroup::Itself,
        both("Naam", "Name").of(lang),
        [(of.name.to_string(), LineSubject::Environment)],
    ));
    lines.extend(group_lines(
        LineGroup::Itself,
        both("Domein", "Domain").of(lang),
        [(domain, LineSubject::Environment)],
    ));
    // The domain of everybody's address is already above.
    if !matches!(of.domains.as_slice(), [only] if only.name == of.domain && only.is_verified) {
        let domains = of.domains.iter().map(|one| (email_domain(lang, one), LineSubject::Users));
        lines.extend(group_lines(
            LineGroup::Itself,
            both("Adressen", "Addresses").of(lang),
            domains,
        ));
    }
    let admins = of.admins.iter();
    let admins = admins.map(|one| (one.name.to_string(), LineSubject::User(one.clone())));
    lines.extend(group_lines(
        LineGroup::Contents,
        both("Beheerders", "Administrators").of(lang),
        admins,
    ));
    let rest = [
        (both("Gebruikers", "Users"), users(lang, of), LineSubject::Users),
        (both("Organisaties", "Organisations"), orgs(lang, of), LineSubject::Organisations),
        (both("Partners", "Partners"), grouped(lang, of.partners), LineSubject::Partners),
        (both("Verzoeken", "Requests"), requests, LineSubject::Environment),
    ];
    lines.extend(rest.into_iter().flat_map(|(label, text, about)| {
        group_lines(LineGroup::Contents, label.of(lang), [(text, about)])
    }));
    let zone_line = [(zone, LineSubject::Environment)];
    lines.extend(group_lines(LineGroup::Itself, both("Tijdzone", "Time zone").of(lang), zone_line));
    lines.extend(advice_lines(lang, of));
    lines
}

/// The advice as lines. Advice that several organisations need is given once, above their names.
fn advice_lines(lang: Lang, of: &EnvironmentDetails) -> Vec<EnvironmentLine> {
    let all = of.advice();
    let mut lines = Vec::new();
    for (at, one) in all.iter().copied().enumerate() {
        let is_alike =
            |other: &&Advice<'_>| std::mem::discriminant(*other) == std::mem::discriminant(&one);
        let line = |text, is_advice| EnvironmentLine {
            label: "",
            text,
            about: advice_subject(one),
            is_advice,
            how: is_advice.then(|| facts::advice::how(one)),
            group: LineGroup::Advice,
        };
        let count = all.iter().filter(is_alike).count();
        match one.organisation().filter(|_| count > 1) {
            None => lines.push(line(advice(lang, one), true)),
            Some(org) => {
                let is_first =
                    all.get(..at).is_some_and(|above| !above.iter().any(|it| is_alike(&it)));
                if let Some(text) =
                    facts::advice::for_several(lang, one, count).filter(|_| is_first)
                {
                    let about = LineSubject::Organisations;
                    lines.push(EnvironmentLine { about, how: None, ..line(text, true) });
                }
                // The way to follow the advice stands below the last name.
                let is_last =
                    all.get(at + 1..).is_some_and(|rest| !rest.iter().any(|it| is_alike(&it)));
                let how = is_last.then(|| facts::advice::how(one));
                lines.push(EnvironmentLine { how, ..line(format!("  {}", org.name), false) });
            }
        }
    }
    if let Some(first) = lines.first_mut() {
        first.label = ADVICE.of(lang);
    }
    lines
}

/// A first step with a checkbox; one that was taken leads nowhere.
fn first_step(lang: Lang, step: FirstStep<'_>, is_done: bool) -> (String, LineSubject) {
    let to = |org: &AdvisedOrganisation| LineSubject::Organisation(org.id, org.name.clone());
    let (text, about) = match step {
        FirstStep::AddOrganisation => (
            both("voeg een organisatie toe (+)", "add an organisation (+)"),
            LineSubject::Organisations,
        ),
        FirstStep::Activate(org) => (
            both(
                "activeer haar: geef bewijs, en keur het goed",
                "activate it: give evidence, and approve it",
            ),
            org.map_or(LineSubject::Organisations, to),
        ),
        FirstStep::InviteUser => {
            (both("voeg een collega toe (+)", "add a colleague (+)"), LineSubject::Users)
        }
        FirstStep::FindPartner => (
            both(
                "zoek een partner, als mensen van buiten toegang krijgen",
                "find a partner, if people from outside get access",
            ),
            LineSubject::Partners,
        ),
        FirstStep::GiveAccess(org) => (
            both("geef iemand toegang (tab Leden, +)", "give somebody access (tab Members, +)"),
            org.map_or(LineSubject::Organisations, to),
        ),
    };
    let box_ = if is_done { "[x]" } else { "[ ]" };
    let about = if is_done { LineSubject::Environment } else { about };
    (format!("{box_} {}", text.of(lang)), about)
}

const SYSTEM_ZONE: Text = both("de tijdzone van dit systeem", "the time zone of this system");

/// Lines below one label.
fn group_lines(
    group: LineGroup,
    label: &'static str,
    lines: impl IntoIterator<Item = (String, LineSubject)>,
) -> Vec<EnvironmentLine> {
    let line = |(at, (text, about))| {
        let label = if at == 0 { label } else { "" };
        EnvironmentLine { label, text, about, is_advice: false, how: None, group }
    };
    lines.into_iter().enumerate().map(line).collect()
}

fn email_domain(lang: Lang, domain: &EmailDomain) -> String {
    let (name, users) = (&domain.name, domain.users);
    match (lang, domain.is_verified) {
        (Lang::Nl, true) => format!("{name} · {}", count(lang, users, "gebruiker", "gebruikers")),
        (Lang::En, true) => format!("{name} · {}", count(lang, users, "user", "users")),
        (Lang::Nl, false) => {
            format!("{name} · {}, niet bevestigd", count(lang, users, "gebruiker", "gebruikers"))
        }
        (Lang::En, false) => {
            format!("{name} · {}, not verified", count(lang, users, "user", "users"))
        }
    }
}

fn users(lang: Lang, of: &EnvironmentDetails) -> String {
    let status = |(status, users): &(_, usize)| {
        format!("{} {}", grouped(lang, *users), words::user_status(lang, *status))
    };
    of.users.iter().map(status).collect::<Vec<_>>().join(" · ")
}

/// Formats the organisations by status. Without the right to manage, notes that only organisations
/// with the viewer as a member count.
fn orgs(lang: Lang, of: &EnvironmentDetails) -> String {
    let status = |(status, orgs): &(_, usize)| {
        format!("{} {}", grouped(lang, *orgs), words::org_status(lang, *status))
    };
    let known = of.organisations.iter().map(status).collect::<Vec<_>>().join(" · ");
    match (lang, known.is_empty(), of.can_manage) {
        (Lang::Nl, true, true) => "geen".to_owned(),
        (Lang::En, true, true) => "none".to_owned(),
        (Lang::Nl, true, false) => "geen van deze omgeving waar jij lid van bent".to_owned(),
        (Lang::En, true, false) => "none of this environment that you are a member of".to_owned(),
        (_, false, true) => known,
        (Lang::Nl, false, false) => format!("{known} (waar jij lid van bent)"),
        (Lang::En, false, false) => format!("{known} (that you are a member of)"),
    }
}

fn requests(lang: Lang, of_organisations: usize, relations: usize) -> String {
    let related = match lang {
        Lang::Nl => count(lang, relations, "relatieverzoek", "relatieverzoeken"),
        Lang::En => count(lang, relations, "relation request", "relation requests"),
    };
    let asked = match lang {
        Lang::Nl => count(lang, of_organisations, "verzoek", "verzoeken"),
        Lang::En => count(lang, of_organisations, "request", "requests"),
    };
    let asked =
        format!("{asked} {}", both("van jouw organisaties", "of your organisations").of(lang));
    match (of_organisations, relations) {
        (0, 0) => both("geen onderweg", "none open").of(lang).to_owned(),
        (_, 0) => asked,
        (0, _) => related,
        _ => format!("{asked}, {related}"),
    }
}

fn advice_subject(advice: Advice<'_>) -> LineSubject {
    match advice {
        Advice::NoOrgAdmin(org) | Advice::OneOrgAdmin(org) if org.is_member => {
            LineSubject::Organisation(org.id, org.name.clone())
        }
        Advice::NoOrgAdmin(_) | Advice::OneOrgAdmin(_) => LineSubject::Organisations,
        Advice::NeverActive(_) => LineSubject::InvitedUsers,
        Advice::OneAdmin | Advice::UnverifiedDomain(_) => LineSubject::Users,
    }
}

/// Advice as sentences.
pub(crate) fn advice(lang: Lang, advice: Advice<'_>) -> String {
    match (lang, advice) {
        (Lang::Nl, Advice::OneAdmin) => {
            "Deze omgeving heeft één Beheerder. Maak een tweede gebruiker Beheerder, zodat \
             iemand kan invallen."
                .to_owned()
        }
        (Lang::En, Advice::OneAdmin) => {
            "This environment has one Administrator. Make a second user Administrator, so \
             that somebody can step in."
                .to_owned()
        }
        (Lang::Nl, Advice::NoOrgAdmin(org)) => format!(
            "{} heeft geen actieve Beheerder uit deze omgeving. Deblokkeer er een.",
            org.name
        ),
        (Lang::En, Advice::NoOrgAdmin(org)) => {
            format!("{} has no active Administrator from this environment. Unblock one.", org.name)
        }
        (Lang::Nl, Advice::OneOrgAdmin(org)) => {
            format!("{} heeft één Beheerder. Maak een tweede lid Beheerder.", org.name)
        }
        (Lang::En, Advice::OneOrgAdmin(org)) => {
            format!("{} has one Administrator. Make a second member Administrator.", org.name)
        }
        (Lang::Nl, Advice::NeverActive(users)) => format!(
            "{} uitgenodigd en nog nooit actief. Maak een nieuwe code, of trek de uitnodiging in.",
            count(lang, users, "gebruiker is", "gebruikers zijn")
        ),
        (Lang::En, Advice::NeverActive(users)) => format!(
            "{} invited and never active. Create a new code, or withdraw the invitation.",
            count(lang, users, "user was", "users were")
        ),
        (Lang::Nl, Advice::UnverifiedDomain(domain)) => format!(
            "{} bij {}: daar bevestigde nog niemand een adres. Controleer het domein.",
            count(lang, domain.users, "gebruiker", "gebruikers"),
            domain.name
        ),
        (Lang::En, Advice::UnverifiedDomain(domain)) => format!(
            "{} at {}: nobody has verified an address there yet. Check the domain.",
            count(lang, domain.users, "user", "users"),
            domain.name
        ),
    }
}
