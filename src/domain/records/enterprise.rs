//! Enterprises of a trade register, as a public extract describes them.

use serde::Serialize;

use crate::domain::{BadText, Day, Name, Profile, RegisterSource, Scheme, fold};

/// The status of an enterprise in its register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EnterpriseStatus {
    /// Exists, in the normal legal situation.
    Active,
    /// Exists, in a special legal situation: [`Enterprise::situation`] names it.
    Special,
    /// Declared bankrupt, and not yet dissolved.
    Bankrupt,
    /// No longer exists.
    Ended,
}

/// An enterprise (*onderneming*) of the Dutch or Belgian trade register, in the words of the
/// extract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Enterprise {
    /// The register: [`Scheme::Kvk`] or [`Scheme::Kbo`].
    pub scheme: Scheme,
    /// The register number, without dots.
    pub number: String,
    /// The status on the date of the extract.
    pub status: EnterpriseStatus,
    /// The legal situation in the words of the register, in Dutch; `None` if it is normal.
    pub situation: Option<String>,
    /// The official name.
    pub name: String,
    /// Trade names, abbreviations, and the name in other languages.
    pub trade_names: Vec<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code, as the register writes it.
    pub postal_code: Option<String>,
    /// Town, as the register spells it.
    pub town: Option<String>,
    /// The country: an ISO 3166 alpha-2 code, or for an address abroad the name in the register.
    pub country: String,
}

/// An enterprise as its register described it on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterEntry {
    /// The enterprise, as the extract describes it.
    pub enterprise: Enterprise,
    /// The day of the extract.
    pub as_of: Day,
}

/// The error of [`RegisterEntry::choose_trade_name`]: the typed name is unknown, or none is typed
/// and there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameChoice;

impl RegisterEntry {
    /// Returns the source of the data that this entry fills in.
    pub fn source(&self) -> RegisterSource {
        let Enterprise { scheme, number, .. } = &self.enterprise;
        RegisterSource { scheme: *scheme, number: number.clone(), as_of: self.as_of }
    }

    /// Returns a new profile with the data of this entry.
    ///
    /// # Errors
    /// A text of the entry cannot be a name.
    pub fn profile(&self, trade_name: Option<&Name>) -> Result<Profile, BadText> {
        self.fill(&Profile::with_name(Name::new(&self.enterprise.name)?), trade_name)
    }

    /// Replaces name, trade name, address and number in a profile, and keeps its other fields. The
    /// country becomes that of the register; a foreign country is added after the town.
    ///
    /// # Errors
    /// A text of the entry cannot be a name.
    pub fn fill(&self, profile: &Profile, trade_name: Option<&Name>) -> Result<Profile, BadText> {
        let Enterprise { scheme, number, country, town, .. } = &self.enterprise;
        let home = if *scheme == Scheme::Kbo { "BE" } else { "NL" };
        let town = [town.as_deref(), Some(country.as_str()).filter(|country| *country != home)];
        let town = town.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let optional = |text: Option<&str>| {
            text.filter(|text| !text.trim().is_empty()).map(Name::new).transpose()
        };
        let mut numbers = profile.numbers.clone();
        match numbers.iter_mut().find(|(known, _)| known == scheme) {
            Some(known) => known.1.clone_from(number),
            None => numbers.insert(0, (*scheme, number.clone())),
        }
        Ok(Profile {
            name: Name::new(&self.enterprise.name)?,
            trade_name: trade_name.cloned(),
            street: optional(self.enterprise.street.as_deref())?,
            postal_code: optional(self.enterprise.postal_code.as_deref())?,
            town: optional(Some(&town))?,
            country: home.to_owned(),
            numbers,
            ..profile.clone()
        })
    }

    /// Returns a profile with the current data of this entry. Keeps the trade name if the register
    /// still has it.
    ///
    /// # Errors
    /// A text of the entry cannot be a name.
    pub fn refreshed(&self, profile: &Profile) -> Result<Profile, BadText> {
        let current = profile.trade_name.as_ref();
        let kept = self.trade_names().find(|name| Some(name) == current);
        self.fill(profile, kept.as_ref())
    }

    /// Returns whether name, trade name, address and number of a profile are those of this entry.
    pub fn agrees_with(&self, profile: &Profile) -> bool {
        let is_known = |name: &Name| self.trade_names().any(|known| known == *name);
        profile.trade_name.as_ref().is_none_or(is_known)
            && self.fill(profile, profile.trade_name.as_ref()).as_ref() == Ok(profile)
    }

    /// Returns the trade names, without those that are no valid [`Name`].
    pub fn trade_names(&self) -> impl Iterator<Item = Name> {
        self.enterprise.trade_names.iter().filter_map(|name| Name::new(name).ok())
    }

    /// Returns the trade name of a new organisation. A typed trade name selects itself; the
    /// official name selects none. Without a typed name, the only trade name is selected.
    ///
    /// # Errors
    /// The typed name is not a name of the enterprise, or none is typed and there are several.
    pub fn choose_trade_name(&self, typed: Option<&str>) -> Result<Option<Name>, NameChoice> {
        let names: Vec<Name> = self.trade_names().collect();
        let Some(typed) = typed.map(fold) else {
            return if names.len() > 1 { Err(NameChoice) } else { Ok(names.into_iter().next()) };
        };
        let found = names.into_iter().find(|name| fold(name) == typed);
        if found.is_none() && fold(&self.enterprise.name) != typed {
            return Err(NameChoice);
        }
        Ok(found)
    }
}

/// Splits a text into the words that find an enterprise. Words are folded and have no dots (*B.V.*
/// is `bv`); every other character except letters and digits separates words.
pub fn enterprise_words(text: &str) -> Vec<String> {
    let folded = fold(text).replace('.', "");
    let words = folded.split(|ch: char| !ch.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::enterprise_words;

    #[test]
    fn words_are_folded_without_dots_and_split_at_other_signs() {
        let words = |text| enterprise_words(text).join(" ");
        assert_eq!(words("Bakkerij ’t Oventje B.V."), "bakkerij t oventje bv");
        assert_eq!(words("Café Müller & Zn/Gent"), "cafe muller zn gent");
        assert_eq!(words("0202.239.951"), "0202239951");
        assert_eq!(words(" . - "), "");
    }
}
