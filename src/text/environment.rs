//! The environment: its name and domain, its administrators, and its commands.

use crate::{
    domain::{Me, PlatformRole},
    text::{
        Lang, Text, both,
        commands::{CommandText, command},
    },
};

pub(crate) const TITLE: Text = both("Omgeving", "Environment");

pub(crate) const COMMANDS: CommandText =
    command(both("omgeving", "environment"), both("Je omgeving zelf", "Your environment"));

pub(crate) const SHARE: CommandText = command(
    both("omgeving deel", "environment share"),
    both(
        "Maak het domein van je omgeving gedeeld; dat kan niet terug",
        "Make the domain of your environment shared; this is final",
    ),
)
.example(both("omgeving deel eigendomein.nl", "environment share eigendomein.nl"));

/// Advice to the only *Beheerder* of an environment.
pub(crate) fn one_admin(lang: Lang, me: &Me) -> Option<String> {
    let alone = me.role == PlatformRole::EnvAdmin && me.env_admins.len() == 1;
    match lang {
        Lang::Nl => {
            alone.then(|| "Eén Beheerder in deze omgeving: benoem een tweede (r b).".to_owned())
        }
        Lang::En => alone.then(|| {
            "One Administrator in this environment: appoint a second one (r b).".to_owned()
        }),
    }
}
