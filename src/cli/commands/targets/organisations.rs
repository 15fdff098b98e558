//! Finds the organisation that an argument names, and says why one cannot be opened.

use super::names::RowNames;
use crate::{
    cli::{CliError, Exit, commands::CommandContext, session::locale::lang},
    domain::{Answer, Name, OrgDetails, OrgId, OrgRow, PlatformRole, Query},
    text::{self, NamedKind},
};

impl CommandContext {
    /// Loads all organisations in the user's list.
    pub(crate) fn orgs(&self) -> Result<Vec<OrgRow>, CliError> {
        self.load_all(Query::Organisations, |answer| match answer {
            Answer::Organisations(page) => Some(page),
            _ => None,
        })
    }

    /// Finds an organisation by number, name, or words that match no other name.
    pub(crate) fn org(&self, wanted: &str) -> Result<OrgRow, CliError> {
        let names = |row: &OrgRow| {
            let number = row.number.as_ref().map(text::grammar::number::format_identifier);
            let about =
                vec![("number", number.unwrap_or_default()), ("environment", row.env.to_string())];
            RowNames::for_row(row.id.0, &row.name, about)
        };
        let found = self.find_row(&self.orgs()?, wanted, names, NamedKind::Organisation)?;
        // A paused member reads until when; a *Beheerder* of the environment keeps those rights.
        if found.paused_until.is_some() && !self.administers(&found.env)? {
            self.ask(&Query::Organisation(found.id))?;
        }
        Ok(found)
    }

    /// Returns whether the user is *Beheerder* of the environment with this name.
    fn administers(&self, env: &Name) -> Result<bool, CliError> {
        let Answer::Me(me) = self.ask(&Query::Me)? else { return Ok(false) };
        Ok(me.role == PlatformRole::EnvAdmin && me.env == *env)
    }

    /// Loads the details of an organisation. Fails unless the user is a member.
    pub(crate) fn details(&self, org: OrgId) -> Result<OrgDetails, CliError> {
        match self.ask(&Query::Organisation(org)).map_err(|why| self.explain_closed(org, why))? {
            Answer::Organisation(details) => Ok(*details),
            other => Err(anyhow::anyhow!("an answer to another question: {other:?}").into()),
        }
    }

    /// Replaces "not found" by "not a member" if the organisation is in the user's list. A
    /// *Beheerder* of the environment sees organisations there that only members can open.
    pub(super) fn explain_closed(&self, org: OrgId, why: CliError) -> CliError {
        let rows = self.orgs().unwrap_or_default();
        match rows.iter().find(|row| row.id == org && row.my_level.is_none()) {
            Some(row) if why.code == "no_such_organisation" => CliError {
                exit: Exit::NoRight,
                code: "not_a_member",
                message: text::organisations::no_access(lang(), &row.name),
                details: why.details,
            },
            _ => why,
        }
    }
}
