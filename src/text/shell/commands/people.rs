//! Commands about users, their addresses, their environment and its partners.

use super::{CommandText, command};
use crate::text::both;

pub(crate) const USER_LIST: CommandText = command(
    both("gebruiker lijst", "user list"),
    both("Toon de gebruikers van je omgeving", "List the users of your environment"),
)
.example(both("gebruiker lijst --csv > gebruikers.csv", "user list --csv > users.csv"));

pub(crate) const USER_SHOW: CommandText = command(
    both("gebruiker toon", "user show"),
    both(
        "Toon een gebruiker, met alles waartoe die toegang heeft",
        "Show a user, with everything they have access to",
    ),
)
.example(both("gebruiker toon jan@eigendomein.nl", "user show jan@eigendomein.nl"));

pub(crate) const USER_INVITE: CommandText = command(
    both("gebruiker nodiguit", "user invite"),
    both(
        "Nodig iemand uit met een e-mailadres; de code geef je zelf door",
        "Invite somebody by their e-mail address; you pass on the code yourself",
    ),
)
.example(both(
    "gebruiker nodiguit pim@eigendomein.nl --rol gevorderd",
    "user invite pim@eigendomein.nl --role advanced",
));

pub(crate) const USER_ADD: CommandText = command(
    both("gebruiker voegtoe", "user add"),
    both(
        "Voeg iemand toe; de code geef je zelf door",
        "Add somebody; you pass on the code yourself",
    ),
)
.example(both("gebruiker voegtoe vera@gmail.com", "user add vera@gmail.com"));

pub(crate) const USER_GIVE_ACCESS: CommandText = command(
    both("gebruiker geeftoegang", "user give-access"),
    both(
        "Geef iemand toegang tot organisaties; een gebruiker van een partner krijgt verzoeken",
        "Give somebody access to organisations; a user of a partner gets requests",
    ),
)
.example(both(
    "gebruiker geeftoegang jan@eigendomein.nl bakkerij \"Piet Holding\"",
    "user give-access jan@eigendomein.nl bakkerij \"Piet Holding\"",
));

pub(crate) const USER_END_ACCESS: CommandText = command(
    both("gebruiker ontzegtoegang", "user end-access"),
    both(
        "Ontzeg iemand de toegang tot organisaties; open verzoeken worden ingetrokken",
        "Revoke somebody's access to organisations; open requests are withdrawn",
    ),
)
.example(both(
    "gebruiker ontzegtoegang jan@eigendomein.nl --overal",
    "user end-access jan@eigendomein.nl --everywhere",
));

pub(crate) const USER_CODE: CommandText = command(
    both("gebruiker code", "user code"),
    both(
        "Maak een nieuwe activatiecode; de oude werkt niet meer",
        "Create a new activation code; the old one stops working",
    ),
)
.example(both("gebruiker code pim@eigendomein.nl", "user code pim@eigendomein.nl"));

pub(crate) const USER_WITHDRAW: CommandText = command(
    both("gebruiker trekin", "user withdraw"),
    both(
        "Trek een uitnodiging in; het adres is weer vrij",
        "Withdraw an invitation; the address becomes free",
    ),
)
.example(both("gebruiker trekin pim@eigendomein.nl", "user withdraw pim@eigendomein.nl"));

pub(crate) const USER_ROLE: CommandText = command(
    both("gebruiker rol", "user role"),
    both("Geef een gebruiker een andere rol", "Give a user another role"),
)
.example(both("gebruiker rol \"Jan Jansen\" beheerder", "user role \"Jan Jansen\" admin"));

pub(crate) const USER_MANAGER: CommandText = command(
    both("gebruiker relatiemanager", "user manager"),
    both(
        "Maak een gebruiker Relatiemanager, of niet meer",
        "Make a user a Relationship manager, or end that",
    ),
)
.example(both("gebruiker relatiemanager \"Jan Jansen\" ja", "user manager \"Jan Jansen\" yes"));

pub(crate) const USER_NAME: CommandText = command(
    both("gebruiker naam", "user name"),
    both("Wijzig je eigen naam", "Change your own name"),
)
.example(both("gebruiker naam \"Jan Jansen\"", "user name \"Jan Jansen\""));

pub(crate) const USER_BLOCK: CommandText = command(
    both("gebruiker blokkeer", "user block"),
    both("Blokkeer een gebruiker", "Block a user"),
)
.example(both("gebruiker blokkeer kees@eigendomein.nl", "user block kees@eigendomein.nl"));

pub(crate) const USER_UNBLOCK: CommandText = command(
    both("gebruiker deblokkeer", "user unblock"),
    both("Laat een geblokkeerde gebruiker weer toe", "Unblock a user"),
)
.example(both("gebruiker deblokkeer kees@eigendomein.nl", "user unblock kees@eigendomein.nl"));

pub(crate) const USER_REMOVE: CommandText = command(
    both("gebruiker verwijder", "user remove"),
    both("Verwijder een gebruiker uit de omgeving", "Remove a user from the environment"),
)
.example(both("gebruiker verwijder els@eigendomein.nl", "user remove els@eigendomein.nl"));

pub(crate) const ADDRESS_ADD: CommandText = command(
    both("adres voegtoe", "address add"),
    both("Voeg een adres van jezelf toe", "Add an address to your account"),
)
.example(both("adres voegtoe jan2@eigendomein.nl", "address add jan2@eigendomein.nl"));

pub(crate) const ADDRESS_CODE: CommandText = command(
    both("adres code", "address code"),
    both(
        "Maak als Beheerder een code voor een adres van een gebruiker",
        "Create a code for a user's address, as Administrator",
    ),
)
.example(both(
    "adres code \"Jan Jansen\" jan2@eigendomein.nl",
    "address code \"Jan Jansen\" jan2@eigendomein.nl",
));

pub(crate) const ADDRESS_VERIFY: CommandText = command(
    both("adres bevestig", "address verify"),
    both("Bevestig een adres met de code", "Verify an address with its code"),
)
.example(both(
    "adres bevestig jan2@eigendomein.nl 7K2M-QX0D-41ZR",
    "address verify jan2@eigendomein.nl 7K2M-QX0D-41ZR",
));

pub(crate) const ADDRESS_PRIMARY: CommandText = command(
    both("adres eerste", "address primary"),
    both("Maak een adres je eerste", "Make an address your primary one"),
)
.example(both("adres eerste jan2@eigendomein.nl", "address primary jan2@eigendomein.nl"));

pub(crate) const ADDRESS_REMOVE: CommandText = command(
    both("adres verwijder", "address remove"),
    both("Verwijder een van je extra adressen", "Remove one of your extra addresses"),
)
.example(both("adres verwijder jan2@eigendomein.nl", "address remove jan2@eigendomein.nl"));

pub(crate) const PARTNER_LIST: CommandText = command(
    both("partner lijst", "partner list"),
    both("Toon de partners van je omgeving", "List the partners of your environment"),
)
.example(both("partner lijst", "partner list"));

pub(crate) const PARTNER_SHOW: CommandText = command(
    both("partner toon", "partner show"),
    both(
        "Toon de mensen van een partner, met hun relaties en hun toegang bij ons",
        "Show the people of a partner, with their relations and their access here",
    ),
)
.example(both("partner toon cijfermeesters.nl", "partner show cijfermeesters.nl"));

pub(crate) const PARTNER_REQUESTS: CommandText = command(
    both("partner verzoeken", "partner requests"),
    both(
        "Toon de relatieverzoeken die je omgeving verstuurde",
        "List the relation requests that your environment sent",
    ),
)
.example(both("partner verzoeken", "partner requests"));

pub(crate) const PARTNER_FIND: CommandText = command(
    both("partner zoek", "partner find"),
    both(
        "Zoek Relatiemanagers van andere omgevingen",
        "Find Relationship managers of other environments",
    ),
)
.example(both("partner zoek luc", "partner find luc"));

pub(crate) const PARTNER_ASK: CommandText = command(
    both("partner vraag", "partner ask"),
    both(
        "Vraag een Relatiemanager van een andere omgeving om een relatie",
        "Ask a Relationship manager of another environment for a relation",
    ),
)
.example(both("partner vraag \"Luc Peeters\"", "partner ask \"Luc Peeters\""));

pub(crate) const PARTNER_WITHDRAW: CommandText = command(
    both("partner trekin", "partner withdraw"),
    both("Trek een relatieverzoek in", "Withdraw a relation request"),
)
.example(both("partner trekin \"Luc Peeters\"", "partner withdraw \"Luc Peeters\""));

pub(crate) const PARTNER_END: CommandText = command(
    both("partner beeindig", "partner end"),
    both(
        "Beëindig een partnerschap, met alle toegang die erop rust",
        "End a partnership, and all access that depends on it",
    ),
)
.also(&["beëindig"])
.example(both("partner beeindig cijfermeesters.nl", "partner end cijfermeesters.nl"));
