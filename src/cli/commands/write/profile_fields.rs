//! Applies the options of a command to the profile of an organisation.

use super::{parse_email, parse_message, parse_name, parse_website};
use crate::{
    cli::{CliError, args::OrganisationFields},
    domain::{Profile, Refusal, Scheme, number},
};

/// Sets the given fields of a profile. An empty text clears a field.
pub(in crate::cli::commands) fn filled(
    mut profile: Profile,
    fields: &OrganisationFields,
) -> Result<Profile, CliError> {
    let lang = [
        (&fields.trade_name, &mut profile.trade_name),
        (&fields.street, &mut profile.street),
        (&fields.postal_code, &mut profile.postal_code),
        (&fields.town, &mut profile.town),
    ];
    for (given, field) in lang {
        match given.as_deref() {
            None => {}
            Some("") => *field = None,
            Some(text) => *field = Some(parse_name(text)?),
        }
    }
    match fields.website.as_deref() {
        None => {}
        Some("") => profile.website = None,
        Some(text) => profile.website = Some(parse_website(text)?),
    }
    match fields.email.as_deref() {
        None => {}
        Some("") => profile.email = None,
        Some(text) => profile.email = Some(parse_email(text)?),
    }
    match fields.description.as_deref() {
        None => {}
        Some("") => profile.description = None,
        Some(text) => profile.description = Some(parse_message(text)?),
    }
    if let Some(country) = &fields.country {
        profile.country = country.to_uppercase();
    }
    let numbers = [
        (Scheme::Kvk, &fields.kvk),
        (Scheme::Kbo, &fields.kbo),
        (Scheme::Vat, &fields.vat),
        (Scheme::Oin, &fields.oin),
    ];
    for (scheme, given) in numbers {
        let Some(text) = given else { continue };
        let place = profile.numbers.iter().position(|(known, _)| *known == scheme);
        let value = number(scheme, text).map_err(|_| Refusal::BadNumber { scheme });
        match (text.is_empty(), place) {
            (true, Some(at)) => drop(profile.numbers.remove(at)),
            (true, None) => {}
            (false, Some(at)) => {
                let value = value?;
                if let Some(entry) = profile.numbers.get_mut(at) {
                    entry.1 = value;
                }
            }
            (false, None) => profile.numbers.push((scheme, value?)),
        }
    }
    Ok(profile)
}
