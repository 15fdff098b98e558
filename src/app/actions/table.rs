//! Every action in one table. The keymap, the hint bar, the help and which-key all read it, and
//! mouse clicks run the same actions.

use crate::{app::Context, text::Texts};

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident $name:literal $label:ident
        $($context:ident [$($keys:literal)*])+;)+) => {
        /// Something that the user can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$doc])* $action,)+
        }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &[Self] = &[$(Self::$action,)+];

            /// The name in configuration files and in the palette.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$action => $name,)+ }
            }

            /// The label in hints and help.
            pub const fn label(self, texts: &'static Texts) -> &'static str {
                match self { $(Self::$action => texts.actions.$label,)+ }
            }

            /// The contexts in which it works, with the keys; a space separates the keys of a
            /// sequence.
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
    /// Opens the palette, which finds every available action by typing.
    Palette "palet" palette Everywhere [":" "f2"];
    /// Goes one step back.
    Back "terug" back Always ["esc"] Reading ["q"];
    /// Goes to *Postvak IN*, the inbox.
    GoInbox "ga-postvak-in" inbox Everywhere ["1" "g i"];
    /// Goes to the organisations.
    GoOrganisations "ga-organisaties" organisations Everywhere ["2" "g o"];
    /// Goes to the users.
    GoUsers "ga-gebruikers" users Everywhere ["3" "g u"];
    /// Goes to the partnerships.
    GoPartners "ga-partnerschappen" partners Everywhere ["4" "g p"];
    /// Goes to the log.
    GoLog "ga-logboek" log Everywhere ["7" "g l"];
    /// Goes to the user's own page.
    GoMyself "ga-mijn-gegevens" myself Everywhere ["g e"];
    /// Goes to the sign-in screen.
    GoSignIn "ga-aanmelden" switch_user Everywhere ["g a"];
    /// Moves the focus to the other pane.
    OtherPane "ander-paneel" other_pane Everywhere ["tab" "shift-tab"];
    /// Queries everything on screen again.
    Refresh "ververs" refresh Everywhere ["R" "f5"];
    /// Undoes the user's last operation.
    Undo "ongedaan" undo Everywhere ["u"];
    /// Redoes the operation that the user undid last.
    Redo "opnieuw" redo Everywhere ["U"];
    /// Shows earlier messages.
    Messages "meldingen" messages Everywhere ["m"];
    /// Releases the mouse to the terminal, or captures it again.
    Mouse "muis" mouse Everywhere ["%"];
    /// Switches to the next language.
    Language "taal" language Everywhere [] Door ["f8"];
    /// Repaints the whole screen.
    Redraw "teken-opnieuw" redraw Always ["ctrl-l"];
    /// Suspends the program and returns to the shell.
    Suspend "naar-de-shell" suspend Always ["ctrl-z"];
    /// Quits the program.
    Quit "afsluiten" quit Everywhere ["q"] Always ["ctrl-c"];

    /// Moves one row up.
    Up "omhoog" up Move ["up" "k"] Picker ["up" "ctrl-p" "ctrl-k"];
    /// Moves one row down.
    Down "omlaag" down Move ["down" "j"] Picker ["down" "ctrl-n" "ctrl-j"];
    /// Moves one page up.
    PageUp "pagina-omhoog" page_up Move ["pgup"] Picker ["pgup"];
    /// Moves one page down.
    PageDown "pagina-omlaag" page_down Move ["pgdn"] Picker ["pgdn"];
    /// Moves half a page up.
    HalfUp "halve-pagina-omhoog" half_up Move ["ctrl-u"];
    /// Moves half a page down.
    HalfDown "halve-pagina-omlaag" half_down Move ["ctrl-d"];
    /// Moves to the first row.
    Top "bovenaan" top Move ["home" "g g"];
    /// Moves to the last row.
    Bottom "onderaan" bottom Move ["end" "G"];
    /// Goes to the tab or the pane on the left.
    Left "links" left Tabs ["left" "h"] List ["left" "h"];
    /// Goes to the tab on the right, or opens the row.
    Right "rechts" right Tabs ["right" "l"] List ["right" "l"] Menu ["right" "l"];
    /// Opens the row under the cursor.
    Open "open" open List ["enter"] Menu ["enter"];
    /// Marks the row and moves down.
    Mark "markeer" mark List ["space"];
    /// Marks every row that passes the filter, or inverts the marks.
    MarkAll "markeer-alles" mark_all List ["*"];
    /// Focuses the filter field.
    Filter "filter" filter List ["/"];
    /// Exports the list to a file.
    Export "exporteer" export List ["E"];
    /// Copies the row.
    CopyRow "kopieer-rij" copy_row List ["y y"];
    /// Copies the e-mail address.
    CopyEmail "kopieer-e-mail" copy_email List ["y e"];
    /// Copies the number that identifies the row in shell commands.
    CopyId "kopieer-nummer" copy_id List ["y i"];
    /// Copies the shell command that shows this.
    CopyCommand "kopieer-opdracht" copy_command List ["y o"] Palette ["ctrl-o"];

    /// Opens the member dialog: the orange (+).
    Add "lid-toevoegen" add Members ["+" "insert"] Requests ["+" "insert"];
    /// Gives the members the level *Lid*, an ordinary member.
    LevelMember "rol-lid" level_member Members ["r l"];
    /// Gives the members the level *Beheerder*, an administrator.
    LevelAdmin "rol-beheerder" level_admin Members ["r b"];
    /// Sets the last day with access.
    LastDay "tot" last_day Members ["t"];
    /// Removes members, after a question.
    Remove "verwijder" remove Members ["d" "delete"];
    /// Leaves the organisation, after a question.
    Leave "verlaat" leave Organisation ["x v"];
    /// Sends a reminder, which restarts the request's term.
    Renew "herinner" renew Requests ["n"];
    /// Withdraws requests, after a question.
    Withdraw "trek-in" withdraw Requests ["d" "delete"];
    /// Switches between open and completed requests.
    Folder "afgehandeld" folder Requests ["f"] Inbox ["f"];
    /// Accepts the request.
    Accept "accepteer" accept Inbox ["a"];
    /// Declines the request, after asking for a reason.
    Decline "weiger" decline Inbox ["w"];

    /// Creates an organisation: the orange (+) of the organisation list.
    NewOrganisation "organisatie-toevoegen" new_organisation Organisations ["+" "insert"];
    /// Edits the organisation's details.
    Edit "bewerk" edit Organisation ["e"];
    /// Records the evidence for activation.
    ActivateNow "activeer-nu" activate_now Organisation ["x a"];
    /// Approves the evidence.
    Approve "goedkeuren" approve Organisation ["x g"] Organisations ["x g"];
    /// Rejects the evidence, after asking for a reason.
    Reject "afwijzen" reject Organisation ["x f"] Organisations ["x f"];
    /// Removes the organisation; the user types its name to confirm.
    RemoveOrganisation "organisatie-verwijderen" remove_organisation Organisation ["x r"];

    /// Invites a user with a code: the orange (+) of the user list.
    InviteUser "gebruiker-uitnodigen" invite_user Users ["+ u"];
    /// Adds a user with a name and an address.
    AddUser "gebruiker-toevoegen" add_user Users ["+ t"];
    /// Gives the role *Basisgebruiker*, a basic user.
    RoleBasic "rol-basis" role_basic Users ["r s"] User ["r s"];
    /// Gives the role *Gevorderde gebruiker*, an advanced user.
    RoleAdvanced "rol-gevorderd" role_advanced Users ["r g"] User ["r g"];
    /// Gives the role of administrator of the environment.
    RoleAdmin "rol-omgeving" role_admin Users ["r b"] User ["r b"];
    /// Makes the user a relation manager (*Relatiemanager*), or no longer.
    Manager "relatiemanager" manager Users ["x m"] User ["x m"];
    /// Blocks or unblocks a user.
    Block "blokkeer" block Users ["x b"] User ["x b"];
    /// Creates a new activation code.
    NewCode "nieuwe-code" new_code Users ["n"] User ["n"];
    /// Removes the user or withdraws the invitation, after a question.
    RemoveUser "gebruiker-verwijderen" remove_user Users ["d" "delete"] User ["x v"];
    /// Makes the environment's domain a shared one.
    ShareDomain "domein-delen" share_domain Users ["x d"];
    /// Revokes the access under the cursor.
    Revoke "toegang-ontzeggen" revoke Access ["d" "delete"];
    /// Adds an SSH key: the orange (+) of the keys.
    AddKey "sleutel-toevoegen" add_key Keys ["+" "insert"] User ["x s"];
    /// Withdraws the key, after a question.
    WithdrawKey "sleutel-intrekken" withdraw_key Keys ["d" "delete"];
    /// Confirms a key that another user added, after a question.
    ConfirmKey "sleutel-bevestigen" confirm_key Keys ["b"];
    /// Creates the code for an unconfirmed key.
    KeyCode "sleutel-code" key_code Keys ["c"];
    /// Changes the user's own name.
    Rename "naam-wijzigen" rename User ["e"];
    /// Adds an address to the user's own account.
    AddAddress "adres-toevoegen" add_address User ["x a"];
    /// Creates the code for an additional address.
    AddressCode "adres-code" address_code User ["x c"];
    /// Verifies an additional address with its code.
    VerifyAddress "adres-bevestigen" verify_address User ["x k"];
    /// Makes an additional address the primary one.
    PrimaryAddress "adres-eerste" primary_address User ["x e"];
    /// Removes an additional address.
    RemoveAddress "adres-weg" remove_address User ["x w"];

    /// Ends the partnership, after a question.
    EndPartnership "partnerschap-beëindigen" end_partnership Partners ["x s"];
    /// Goes to the next tab while a field has focus.
    NextTab "volgend-tabblad" next_tab FindTabs ["tab"];
    /// Goes to the previous tab while a field has focus.
    PreviousTab "vorig-tabblad" previous_tab FindTabs ["shift-tab"];
    /// Withdraws a relation request, after a question.
    WithdrawRelation "relatie-intrekken" withdraw_relation Sent ["d" "delete"];
    /// Undoes the operation under the cursor.
    TakeBack "handeling-terug" take_back Log ["x u"];

    /// Sorts by name.
    SortName "sorteer-naam" sort_name Organisations ["s n"] Members ["s n"] Users ["s n"] Partners ["s n"];
    /// Sorts by level or role.
    SortLevel "sorteer-rol" sort_level Organisations ["s r"] Members ["s r"] Users ["s r"];
    /// Sorts by status.
    SortStatus "sorteer-status" sort_status Organisations ["s s"] Users ["s s"];
    /// Sorts by origin.
    SortOrigin "sorteer-herkomst" sort_origin Members ["s h"];
    /// Sorts by the start of the access.
    SortSince "sorteer-sinds" sort_since Members ["s d"] Partners ["s d"];
    /// Sorts by the last day.
    SortUntil "sorteer-tot" sort_until Members ["s t"];
    /// Reverses the order.
    SortReverse "sorteer-omgekeerd" sort_reverse Organisations ["S"] Members ["S"] Users ["S"] Partners ["S"];

    /// Opens the registration form at the sign-in screen.
    Register "registreren" register Door ["f6"];
    /// Opens the form for an activation code at the sign-in screen.
    Activate "code-invoeren" activate Door ["f7"];
    /// Goes to the next field of a form.
    NextField "volgend-veld" next_field Form ["tab" "down"];
    /// Goes to the previous field of a form.
    PreviousField "vorig-veld" previous_field Form ["shift-tab" "up"];

    /// Chooses or drops the person under the cursor; the dialog stays on this step.
    Toggle "kies" toggle Choose ["tab"];
    /// Moves the focus between the buttons.
    Buttons "knoppen" buttons Choose ["shift-tab"];
    /// Presses the button at the bottom right.
    Enter "doe" enter Picker ["enter"] Check ["enter"] Field ["enter"];
    /// Explains why a person is not listed.
    WhyNot "waarom-niet" why_not Choose ["f3"];
    /// Skips the check step and runs the command.
    Now "meteen" now Choose ["ctrl-s"];
    /// Switches the level between *Lid* and *Beheerder*.
    PickLevel "rol" pick_level Check ["r"];
    /// Confirms a *Beheerder* from another environment.
    Sure "zeker" sure Check ["v"];
    /// Edits the last day of this pick.
    PickLastDay "tot-datum" pick_last_day Check ["t"];
    /// Edits the message that goes with the requests.
    PickMessage "bericht" pick_message Check ["b"];
    /// Removes this pick.
    Drop "haal-weg" drop Check ["d" "delete"];

    /// Goes to the next button or field.
    Next "volgende" next Confirm ["tab" "right"] Reasons ["tab" "right"];
    /// Goes to the previous button or field.
    Previous "vorige" previous Confirm ["shift-tab" "left"] Reasons ["shift-tab" "left"];
    /// Presses the button with focus.
    Press "knop" press Confirm ["enter"] Reasons ["enter"];
    /// Answers no.
    No "annuleer" no Confirm ["n"] Reasons ["n"] Check ["n"];
    /// Confirms removing or leaving.
    YesRemove "ja-verwijderen" yes_remove Confirm ["v"];
    /// Confirms withdrawing.
    YesWithdraw "ja-intrekken" yes_withdraw Confirm ["i"];
    /// Confirms a key.
    YesConfirm "ja-bevestigen" yes_confirm Confirm ["s"];
    /// Confirms declining.
    YesDecline "ja-weigeren" yes_decline Reasons ["w"];
    /// Confirms ending a partnership.
    YesEnd "ja-beëindigen" yes_end Confirm ["e"];
    /// Confirms a *Beheerder* from another environment.
    YesAdmin "ja-beheerder" yes_admin Confirm ["b"];
    /// Applies the change although another user's change came first.
    ApplyAnyway "toch-toepassen" apply_anyway Conflict ["o"];
    /// Shows the other user's change in the log.
    SeeChange "bekijk-wijziging" see_change Conflict ["b"];
    /// Closes what is open for reading.
    Close "sluit" close Card ["enter" "q"] Reading ["enter" "m"];

    /// Moves one grapheme to the left.
    SignLeft "teken-links" sign_left Field ["left"];
    /// Moves one grapheme to the right.
    SignRight "teken-rechts" sign_right Field ["right"];
    /// Moves one word to the left.
    WordLeft "woord-links" word_left Field ["ctrl-left" "alt-b" "alt-left"];
    /// Moves one word to the right.
    WordRight "woord-rechts" word_right Field ["ctrl-right" "alt-f" "alt-right"];
    /// Moves to the start of the text.
    FieldStart "begin" field_start Field ["home" "ctrl-a"];
    /// Moves to the end of the text.
    FieldEnd "eind" field_end Field ["end" "ctrl-e"];
    /// Deletes the grapheme before the cursor.
    EraseBack "teken-terug" erase_back Field ["backspace"];
    /// Deletes the grapheme under the cursor.
    EraseSign "teken-weg" erase_sign Field ["delete" "ctrl-d"];
    /// Deletes the word before the cursor.
    EraseWord "woord-weg" erase_word Field ["ctrl-w" "alt-backspace"];
    /// Deletes everything before the cursor.
    EraseStart "wis-tot-begin" erase_start Field ["ctrl-u"];
    /// Deletes everything after the cursor.
    EraseEnd "wis-tot-eind" erase_end Field ["ctrl-k"];
}
