//! Everything a person can do, in one table. The keymap, the hint bar, the help and which-key are
//! all read from here, and the mouse does nothing else.

use crate::{app::Context, text::Texts};

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident $name:literal $label:ident
        $($context:ident [$($keys:literal)*])+;)+) => {
        /// Something a person can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$doc])* $action,)+
        }

        impl Action {
            /// All of them, in the order of the help.
            pub const ALL: &[Self] = &[$(Self::$action,)+];

            /// The name by which a configuration or a palette knows it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$action => $name,)+ }
            }

            /// What it is called in hints and help.
            pub const fn label(self, texts: &'static Texts) -> &'static str {
                match self { $(Self::$action => texts.actions.$label,)+ }
            }

            /// Where it can be done, with which keys; a space separates a sequence.
            pub const fn bindings(self) -> &'static [(Context, &'static [&'static str])] {
                match self {
                    $(Self::$action => &[$((Context::$context, &[$($keys,)*]),)+],)+
                }
            }
        }
    };
}

actions! {
    /// Opens the help.
    Help "hulp" help Everywhere ["?" "f1"] Always ["f1"] Check ["?"];
    /// Everything that can be done here, found by typing.
    Palette "palet" palette Everywhere [":" "f2"];
    /// One step back.
    Back "terug" back Always ["esc"] Reading ["q"];
    /// To Postvak IN.
    GoInbox "ga-postvak-in" inbox Everywhere ["1" "g i"];
    /// To Organisaties.
    GoOrganisations "ga-organisaties" organisations Everywhere ["2" "g o"];
    /// To Gebruikers.
    GoUsers "ga-gebruikers" users Everywhere ["3" "g u"];
    /// To Partnerschappen.
    GoPartners "ga-partnerschappen" partners Everywhere ["4" "g p"];
    /// To the Logboek.
    GoLog "ga-logboek" log Everywhere ["7" "g l"];
    /// To what is known of oneself.
    GoMyself "ga-mijn-gegevens" myself Everywhere ["g e"];
    /// To the sign-in screen.
    GoSignIn "ga-aanmelden" switch_user Everywhere ["g a"];
    /// To the other pane.
    OtherPane "ander-paneel" other_pane Everywhere ["tab" "shift-tab"];
    /// Asks everything anew.
    Refresh "ververs" refresh Everywhere ["R" "f5"];
    /// Takes my last handling back.
    Undo "ongedaan" undo Everywhere ["u"];
    /// Does again what I took back last.
    Redo "opnieuw" redo Everywhere ["U"];
    /// Shows what was said.
    Messages "meldingen" messages Everywhere ["m"];
    /// Gives the mouse to the terminal, or takes it back.
    Mouse "muis" mouse Everywhere ["%"];
    /// The next language.
    Language "taal" language Everywhere [] Door ["f8"];
    /// Paints everything again.
    Redraw "teken-opnieuw" redraw Always ["ctrl-l"];
    /// To the shell.
    Suspend "naar-de-shell" suspend Always ["ctrl-z"];
    /// Ends the program.
    Quit "afsluiten" quit Everywhere ["q"] Always ["ctrl-c"];

    /// One row up.
    Up "omhoog" up Move ["up" "k"] Picker ["up" "ctrl-p" "ctrl-k"];
    /// One row down.
    Down "omlaag" down Move ["down" "j"] Picker ["down" "ctrl-n" "ctrl-j"];
    /// One page up.
    PageUp "pagina-omhoog" page_up Move ["pgup"] Picker ["pgup"];
    /// One page down.
    PageDown "pagina-omlaag" page_down Move ["pgdn"] Picker ["pgdn"];
    /// Half a page up.
    HalfUp "halve-pagina-omhoog" half_up Move ["ctrl-u"];
    /// Half a page down.
    HalfDown "halve-pagina-omlaag" half_down Move ["ctrl-d"];
    /// To the first row.
    Top "bovenaan" top Move ["home" "g g"];
    /// To the last row.
    Bottom "onderaan" bottom Move ["end" "G"];
    /// To the tab or the pane on the left.
    Left "links" left Tabs ["left" "h"] List ["left" "h"];
    /// To the tab on the right, or into the row.
    Right "rechts" right Tabs ["right" "l"] List ["right" "l"] Menu ["right" "l"];
    /// Opens the row.
    Open "open" open List ["enter"] Menu ["enter"];
    /// Marks the row and goes down.
    Mark "markeer" mark List ["space"];
    /// Marks every row that the filter shows, or the other ones.
    MarkAll "markeer-alles" mark_all List ["*"];
    /// Types a filter.
    Filter "filter" filter List ["/"];
    /// Writes the list into a file.
    Export "exporteer" export List ["E"];
    /// Copies the row.
    CopyRow "kopieer-rij" copy_row List ["y y"];
    /// Copies the address.
    CopyEmail "kopieer-e-mail" copy_email List ["y e"];
    /// Copies the number by which the shell knows it.
    CopyId "kopieer-nummer" copy_id List ["y i"];
    /// Copies the command that shows this in the shell.
    CopyCommand "kopieer-opdracht" copy_command List ["y o"] Palette ["ctrl-o"];

    /// Opens the member dialog: the orange (+).
    Add "lid-toevoegen" add Members ["+" "insert"] Requests ["+" "insert"];
    /// Makes Lid.
    LevelMember "rol-lid" level_member Members ["r l"];
    /// Makes Beheerder.
    LevelAdmin "rol-beheerder" level_admin Members ["r b"];
    /// Sets the last day with access.
    LastDay "tot" last_day Members ["t"];
    /// Asks to remove.
    Remove "verwijder" remove Members ["d" "delete"];
    /// Asks to leave the organisation.
    Leave "verlaat" leave Organisation ["x v"];
    /// Gives a request a new term.
    Renew "herinner" renew Requests ["n"];
    /// Asks to withdraw.
    Withdraw "trek-in" withdraw Requests ["d" "delete"];
    /// Shows what is open, or what was handled.
    Folder "afgehandeld" folder Requests ["f"] Inbox ["f"];
    /// Accepts the request.
    Accept "accepteer" accept Inbox ["a"];
    /// Asks why before declining.
    Decline "weiger" decline Inbox ["w"];

    /// Makes an organisation: the orange (+) of Organisaties.
    NewOrganisation "organisatie-toevoegen" new_organisation Organisations ["+" "insert"];
    /// Changes what is known of it.
    Edit "bewerk" edit Organisation ["e"];
    /// Records the evidence for activation.
    ActivateNow "activeer-nu" activate_now Organisation ["x a"];
    /// Approves the evidence.
    Approve "goedkeuren" approve Organisation ["x g"] Organisations ["x g"];
    /// Asks why before rejecting it.
    Reject "afwijzen" reject Organisation ["x f"] Organisations ["x f"];
    /// Asks for the name before removing it.
    RemoveOrganisation "organisatie-verwijderen" remove_organisation Organisation ["x r"];

    /// Invites somebody by a code: the orange (+) of Gebruikers.
    InviteUser "gebruiker-uitnodigen" invite_user Users ["+ u"];
    /// Adds somebody with his data.
    AddUser "gebruiker-toevoegen" add_user Users ["+ t"];
    /// Makes Basisgebruiker.
    RoleBasic "rol-basis" role_basic Users ["r s"] User ["r s"];
    /// Makes Gevorderde gebruiker.
    RoleAdvanced "rol-gevorderd" role_advanced Users ["r g"] User ["r g"];
    /// Makes Beheerder of the environment.
    RoleAdmin "rol-omgeving" role_admin Users ["r b"] User ["r b"];
    /// Relatiemanager or no longer.
    Manager "relatiemanager" manager Users ["x m"] User ["x m"];
    /// Blocks or unblocks.
    Block "blokkeer" block Users ["x b"] User ["x b"];
    /// Makes a new activation code.
    NewCode "nieuwe-code" new_code Users ["n"] User ["n"];
    /// Asks to remove the user, or to withdraw the invitation.
    RemoveUser "gebruiker-verwijderen" remove_user Users ["d" "delete"] User ["x v"];
    /// Makes the domain of the environment shared.
    ShareDomain "domein-delen" share_domain Users ["x d"];
    /// Takes away the access under the cursor.
    Revoke "toegang-ontzeggen" revoke Access ["d" "delete"];
    /// Adds a key with which to come in over ssh: the orange (+) of Sleutels.
    AddKey "sleutel-toevoegen" add_key Keys ["+" "insert"] User ["x s"];
    /// Asks to withdraw the key.
    WithdrawKey "sleutel-intrekken" withdraw_key Keys ["d" "delete"];
    /// Asks to confirm a key that somebody else added.
    ConfirmKey "sleutel-bevestigen" confirm_key Keys ["b"];
    /// Makes the code for a waiting key.
    KeyCode "sleutel-code" key_code Keys ["c"];
    /// Changes one's own name.
    Rename "naam-wijzigen" rename User ["e"];
    /// Adds a further address of one's own.
    AddAddress "adres-toevoegen" add_address User ["x a"];
    /// Makes the code for a further address.
    AddressCode "adres-code" address_code User ["x c"];
    /// Verifies a further address with its code.
    VerifyAddress "adres-bevestigen" verify_address User ["x k"];
    /// Makes a further address the first one.
    PrimaryAddress "adres-eerste" primary_address User ["x e"];
    /// Takes a further address away.
    RemoveAddress "adres-weg" remove_address User ["x w"];

    /// Asks to end the partnership.
    EndPartnership "partnerschap-beëindigen" end_partnership Partners ["x s"];
    /// To the next tab, where a field has the focus.
    NextTab "volgend-tabblad" next_tab FindTabs ["tab"];
    /// To the tab before.
    PreviousTab "vorig-tabblad" previous_tab FindTabs ["shift-tab"];
    /// Asks to withdraw a relation request.
    WithdrawRelation "relatie-intrekken" withdraw_relation Sent ["d" "delete"];
    /// Takes the handling under the cursor back.
    TakeBack "handeling-terug" take_back Log ["x u"];

    /// Orders by name.
    SortName "sorteer-naam" sort_name Organisations ["s n"] Members ["s n"] Users ["s n"] Partners ["s n"];
    /// Orders by level or role.
    SortLevel "sorteer-rol" sort_level Organisations ["s r"] Members ["s r"] Users ["s r"];
    /// Orders by status.
    SortStatus "sorteer-status" sort_status Organisations ["s s"] Users ["s s"];
    /// Orders by where somebody comes from.
    SortOrigin "sorteer-herkomst" sort_origin Members ["s h"];
    /// Orders by since when.
    SortSince "sorteer-sinds" sort_since Members ["s d"] Partners ["s d"];
    /// Orders by the last day.
    SortUntil "sorteer-tot" sort_until Members ["s t"];
    /// Turns the order round.
    SortReverse "sorteer-omgekeerd" sort_reverse Organisations ["S"] Members ["S"] Users ["S"] Partners ["S"];

    /// Registers at the sign-in screen.
    Register "registreren" register Door ["f6"];
    /// Activates with a code at the sign-in screen.
    Activate "code-invoeren" activate Door ["f7"];
    /// To the next field of a form.
    NextField "volgend-veld" next_field Form ["tab" "down"];
    /// To the field before.
    PreviousField "vorig-veld" previous_field Form ["shift-tab" "up"];

    /// Chooses or drops the pointed-at person and stays.
    Toggle "kies" toggle Choose ["tab"];
    /// To the other button.
    Buttons "knoppen" buttons Choose ["shift-tab"];
    /// Does what the button at the bottom right says.
    Enter "doe" enter Picker ["enter"] Check ["enter"] Field ["enter"];
    /// Explains why somebody is not listed.
    WhyNot "waarom-niet" why_not Choose ["f3"];
    /// Does what the second step would do with what is shown.
    Now "meteen" now Choose ["ctrl-s"];
    /// Lid or Beheerder.
    PickLevel "rol" pick_level Check ["r"];
    /// Says yes to a Beheerder from outside.
    Sure "zeker" sure Check ["v"];
    /// The last day of this pick.
    PickLastDay "tot-datum" pick_last_day Check ["t"];
    /// The message with the requests.
    PickMessage "bericht" pick_message Check ["b"];
    /// Drops this pick.
    Drop "haal-weg" drop Check ["d" "delete"];

    /// To the next button or field.
    Next "volgende" next Confirm ["tab" "right"] Reasons ["tab" "right"];
    /// To the one before.
    Previous "vorige" previous Confirm ["shift-tab" "left"] Reasons ["shift-tab" "left"];
    /// Presses the button with focus.
    Press "knop" press Confirm ["enter"] Reasons ["enter"];
    /// Says no.
    No "annuleer" no Confirm ["n"] Reasons ["n"] Check ["n"];
    /// Says yes to removing or leaving.
    YesRemove "ja-verwijderen" yes_remove Confirm ["v"];
    /// Says yes to withdrawing.
    YesWithdraw "ja-intrekken" yes_withdraw Confirm ["i"];
    /// Says yes to confirming a key.
    YesConfirm "ja-bevestigen" yes_confirm Confirm ["s"];
    /// Says yes to declining.
    YesDecline "ja-weigeren" yes_decline Reasons ["w"];
    /// Says yes to ending a partnership.
    YesEnd "ja-beëindigen" yes_end Confirm ["e"];
    /// Says yes to a Beheerder from outside.
    YesAdmin "ja-beheerder" yes_admin Confirm ["b"];
    /// Does it after all, though somebody else was first.
    ApplyAnyway "toch-toepassen" apply_anyway Conflict ["o"];
    /// Shows what somebody else did.
    SeeChange "bekijk-wijziging" see_change Conflict ["b"];
    /// Closes what is being read.
    Close "sluit" close Card ["enter" "q"] Reading ["enter" "m"];

    /// One sign to the left.
    SignLeft "teken-links" sign_left Field ["left"];
    /// One sign to the right.
    SignRight "teken-rechts" sign_right Field ["right"];
    /// One word to the left.
    WordLeft "woord-links" word_left Field ["ctrl-left" "alt-b" "alt-left"];
    /// One word to the right.
    WordRight "woord-rechts" word_right Field ["ctrl-right" "alt-f" "alt-right"];
    /// To the first sign.
    FieldStart "begin" field_start Field ["home" "ctrl-a"];
    /// Behind the last sign.
    FieldEnd "eind" field_end Field ["end" "ctrl-e"];
    /// Erases the sign before the cursor.
    EraseBack "teken-terug" erase_back Field ["backspace"];
    /// Erases the sign under the cursor.
    EraseSign "teken-weg" erase_sign Field ["delete" "ctrl-d"];
    /// Erases the word before the cursor.
    EraseWord "woord-weg" erase_word Field ["ctrl-w" "alt-backspace"];
    /// Erases everything before the cursor.
    EraseStart "wis-tot-begin" erase_start Field ["ctrl-u"];
    /// Erases everything behind the cursor.
    EraseEnd "wis-tot-eind" erase_end Field ["ctrl-k"];
}
