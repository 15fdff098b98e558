//! Commands about members, requests and the inbox.

use super::{CommandText, command};
use crate::text::both;

pub(crate) const MEMBER_LIST: CommandText = command(
    both("lid lijst", "member list"),
    both("Toon de leden van een organisatie", "List the members of an organisation"),
)
.example(both("lid lijst bakkerij --rol beheerder", "member list bakkerij --role admin"));

pub(crate) const MEMBER_ADD: CommandText = command(
    both("lid voegtoe", "member add"),
    both(
        "Geef mensen toegang: eigen gebruikers meteen, die van partners krijgen een verzoek",
        "Give people access: your own users at once; users of partners get a request",
    ),
)
.example(both(
    "lid voegtoe \"Piet Holding\" \"Jan Jansen\" anna@cijfermeesters.nl --tot 2027-12-31",
    "member add \"Piet Holding\" \"Jan Jansen\" anna@cijfermeesters.nl --until 2027-12-31",
));

pub(crate) const MEMBER_REMOVE: CommandText = command(
    both("lid verwijder", "member remove"),
    both(
        "Ontzeg mensen de toegang tot een organisatie",
        "Revoke the access of people to an organisation",
    ),
)
.example(both(
    "lid verwijder bakkerij els@eigendomein.nl",
    "member remove bakkerij els@eigendomein.nl",
));

pub(crate) const MEMBER_LEAVE: CommandText = command(
    both("lid verlaat", "member leave"),
    both("Verlaat een organisatie", "Leave an organisation"),
)
.example(both("lid verlaat bakkerij", "member leave bakkerij"));

pub(crate) const INVITATION_LIST: CommandText = command(
    both("uitnodiging lijst", "invitation list"),
    both("Toon de verzoeken van een organisatie", "List the requests of an organisation"),
)
.example(both(
    "uitnodiging lijst bakkerij --status wacht,verlopen",
    "invitation list bakkerij --status pending,expired",
));

pub(crate) const INVITATION_RENEW: CommandText = command(
    both("uitnodiging herinner", "invitation remind"),
    both(
        "Herinner mensen; hun verzoeken krijgen een nieuwe termijn",
        "Remind people; this renews their requests",
    ),
)
.example(both(
    "uitnodiging herinner bakkerij anna@cijfermeesters.nl",
    "invitation remind bakkerij anna@cijfermeesters.nl",
));

pub(crate) const INVITATION_WITHDRAW: CommandText = command(
    both("uitnodiging trekin", "invitation withdraw"),
    both("Trek verzoeken in", "Withdraw requests"),
)
.also(&["revoke"])
.example(both(
    "uitnodiging trekin bakkerij anna@cijfermeesters.nl",
    "invitation revoke bakkerij anna@cijfermeesters.nl",
));

pub(crate) const INBOX_LIST: CommandText = command(
    both("postvak lijst", "inbox list"),
    both("Toon de verzoeken aan jou", "List the requests to you"),
)
.example(both("postvak lijst", "inbox list"));

pub(crate) const INBOX_NOTICES: CommandText = command(
    both("postvak meldingen", "inbox notices"),
    both(
        "Toon je meldingen: antwoorden, wijzigingen van je toegang, en wat binnenkort eindigt",
        "List your notices: answers, changes to your access, and what ends soon",
    ),
)
.example(both("postvak meldingen", "inbox notices"));

pub(crate) const INBOX_ACCEPT: CommandText = command(
    both("postvak accepteer", "inbox accept"),
    both("Accepteer een verzoek", "Accept a request"),
)
.example(both("postvak accepteer bakhuis", "inbox accept bakhuis"));

pub(crate) const INBOX_DECLINE: CommandText = command(
    both("postvak weiger", "inbox decline"),
    both("Weiger een verzoek", "Decline a request"),
)
.example(both(
    "postvak weiger bakhuis --reden \"Ik werk daar niet meer\"",
    "inbox decline bakhuis --reason \"I no longer work there\"",
));
