//! The tab with the details of an organisation, as facts.

use super::{
    super::{Body, Facts, Line, ScreenContext},
    OrganisationScreen,
};
use crate::{columns::CellTone, domain::OrgStatus, text};

impl OrganisationScreen {
    /// Returns the details as facts, below a banner if the organisation is not active.
    pub(super) fn details_body(&self, around: ScreenContext<'_>) -> Body<'_> {
        let Some(details) = self.details.get() else { return Body::Loading };
        let mut lines = vec![Line::blank()];
        if details.status != OrgStatus::Active {
            let banner = text::organisations::NOT_ACTIVATED_BANNER.of(around.lang).to_owned();
            lines.extend([Line::text(banner, CellTone::Notice), Line::blank()]);
        }
        let known = text::facts::organisation_facts(
            around.lang,
            details,
            around.zone,
            text::Medium::Screens,
        );
        lines.extend(known.into_iter().map(|(label, text)| Line::fact(label, text)));
        Body::Facts(Facts { lines, cursor: Some(self.cursor) })
    }
}
