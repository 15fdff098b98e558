//! The table of all actions. The keymap, the hint line, the help and which-key read this table, and
//! mouse clicks run its actions.

use std::sync::LazyLock;

use crate::{
    app::{
        Context, MenuItem,
        actions::{
            member_verbs,
            property::Property,
            shell_command::{
                ShellCommand,
                ShellPart::{
                    self, Flag, Key, Operation, Org, Orgs, Partner, Request, Value, Who,
                    WhoTogether, Word,
                },
            },
            sort_keys::{ContextKeys, SORT_KEYS},
        },
    },
    columns::sort_words,
    domain::{MemberVerb, SortBy},
    text::{
        self, Lang,
        arguments::{self, word},
        commands, environment,
    },
};

impl Action {
    /// All actions, in the order of the help.
    pub fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Action>> = LazyLock::new(|| {
            let go = || MenuItem::ALL.iter().map(|item| Action::Go(*item));
            let change = || MemberVerb::ALL.iter().map(|verb| Action::Change(*verb));
            let sort = || SORT_KEYS.keys().map(|by| Action::Sort(*by));
            let mut all = Vec::new();
            for action in Action::TABLE {
                match action {
                    Action::GoMyself => all.extend(go()),
                    Action::Remove => all.extend(change()),
                    Action::SortReverse => all.extend(sort()),
                    _ => {}
                }
                all.push(*action);
            }
            all
        });
        &ALL
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident $name:literal $label:ident $(($($property:ident)+))?
        $($context:ident [$($keys:literal)*])+ $(=> $command:path $([$($part:expr),+])?)?;)+) => {
        /// An action of the user, which keys, clicks and the palette can perform.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$doc])* $action,)+
            /// Goes to an item of the menu. The list of screens has the keys of each item.
            Go(MenuItem),
            /// Changes the selected members. The table of verbs has the keys.
            Change(MemberVerb),
            /// Sorts the list by a column, in the lists that have this column.
            Sort(SortBy),
        }

        impl Action {
            const TABLE: &[Self] = &[$(Self::$action,)+];

            /// The name of the action in configuration files and the palette.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)+
                    Self::Go(item) => item.line().name,
                    Self::Change(verb) => member_verbs::name(verb),
                    Self::Sort(by) => sort_words(by).action,
                }
            }

            /// The label of the action in hints and the help.
            pub const fn label(self, lang: Lang) -> &'static str {
                let label = match self {
                    $(Self::$action => text::actions::$label,)+
                    Self::Go(item) => item.line().label,
                    Self::Change(verb) => text::verbs::members::verb(verb).label,
                    Self::Sort(by) => sort_words(by).label,
                };
                label.of(lang)
            }

            /// The shell command equivalent to the action; `None` if there is none.
            pub const fn shell(self) -> Option<ShellCommand> {
                match self {
                    $($(Self::$action => {
                        const PARTS: &[ShellPart] = &[$($($part),+)?];
                        Some(ShellCommand::new($command, PARTS))
                    })?)+
                    Self::Go(item) => Some(ShellCommand::new(item.line().shell, &[])),
                    Self::Change(verb) => Some(member_verbs::shell(verb)),
                    _ => None,
                }
            }

            pub(super) const fn properties(self) -> &'static [Property] {
                match self {
                    $(Self::$action => &[$($(Property::$property,)+)?],)+
                    Self::Go(_) => &[Property::AtOnce],
                    Self::Change(_) => &[Property::Writes, Property::Row],
                    Self::Sort(_) => &[],
                }
            }

            /// The contexts of the action, with its keys in each. A space separates the keys of a
            /// sequence.
            pub fn bindings(self) -> &'static [ContextKeys] {
                match self {
                    $(Self::$action => &[$((Context::$context, &[$($keys,)*]),)+],)+
                    Self::Go(item) => item.line().bindings,
                    Self::Change(verb) => member_verbs::bindings(verb),
                    Self::Sort(by) => SORT_KEYS.get(&by).map_or(&[], Vec::as_slice),
                }
            }
        }
    };
}

actions! {
    /// Opens the list of keys for the current context.
    Help "hulp" HELP (AtOnce) Everywhere ["?" "f1"] Always ["f1"] Check ["?"] => commands::KEYS;
    /// Opens the palette, which searches all available actions.
    Palette "palet" PALETTE (AtOnce) Everywhere [":" "f2" "ctrl-p"];
    /// Closes the overlay or dialog, or goes back one step.
    Back "terug" BACK (Urgent) Always ["esc"] Reading ["q"];
    /// Goes to the user's own page.
    GoMyself "ga-mijn-gegevens" OWN_DETAILS (AtOnce) Everywhere ["g e"];
    /// Goes to the sign-in screen.
    GoSignIn "ga-aanmelden" SWITCH_USER (AtOnce) Everywhere ["g a"];
    /// Moves the focus between the menu and the screen.
    OtherPane "ander-paneel" OTHER_PANE (AtOnce) Everywhere ["tab" "shift-tab"];
    /// Queries all visible data again.
    Refresh "ververs" REFRESH (AtOnce) Everywhere ["R" "f5"];
    /// Undoes the user's last operation.
    Undo "ongedaan" UNDO (Writes) Everywhere ["u"] Messages ["u"] => commands::UNDO;
    /// Redoes the operation that the user undid last.
    Redo "opnieuw" REDO (Writes) Everywhere ["U"] Messages ["U"] => commands::REDO;
    /// Shows earlier messages.
    Messages "meldingen" MESSAGES (AtOnce) Everywhere ["m"];
    /// Releases the mouse to the terminal, or captures it again.
    Mouse "muis" MOUSE (AtOnce) Everywhere ["%"];
    /// Switches the screens to the next language.
    Language "taal" LANGUAGE (AtOnce) Everywhere ["f8"] Always ["f8"];
    /// Clears the terminal and draws the whole screen again.
    Redraw "teken-opnieuw" REDRAW (Urgent) Always ["ctrl-l"];
    /// Suspends the program and returns to the shell.
    Suspend "naar-de-shell" SUSPEND (Urgent) Always ["ctrl-z"];
    /// Quits the program.
    Quit "afsluiten" QUIT (Urgent) Everywhere ["q"] Always ["ctrl-c"];

    /// Moves the cursor to the row above.
    Up "omhoog" UP (Moves) Move ["up" "k"] Check ["up" "shift-tab"] Picker ["up" "ctrl-p" "ctrl-k"];
    /// Moves the cursor to the row below.
    Down "omlaag" DOWN (Moves) Move ["down" "j"] Check ["down" "tab"] Picker ["down" "ctrl-n" "ctrl-j"];
    /// Moves the cursor up by the height of the list.
    PageUp "pagina-omhoog" PAGE_UP (Moves) Move ["pgup"] Picker ["pgup"] Form ["pgup"];
    /// Moves the cursor down by the height of the list.
    PageDown "pagina-omlaag" PAGE_DOWN (Moves) Move ["pgdn"] Picker ["pgdn"] Form ["pgdn"];
    /// Moves the cursor up by half the height of the list.
    HalfUp "halve-pagina-omhoog" HALF_UP (Moves) Move ["ctrl-u"];
    /// Moves the cursor down by half the height of the list.
    HalfDown "halve-pagina-omlaag" HALF_DOWN (Moves) Move ["ctrl-d"];
    /// Moves to the first row.
    Top "bovenaan" TOP (Moves) Move ["home" "g g"];
    /// Moves to the last row.
    Bottom "onderaan" BOTTOM (Moves) Move ["end" "G"];
    /// Goes to the tab or the pane on the left.
    Left "links" LEFT (AtOnce) Tabs ["left" "h"] List ["left" "h"] Menu ["left" "h"];
    /// Goes to the tab on the right; without tabs, opens the row.
    Right "rechts" RIGHT (AtOnce) Tabs ["right" "l"] List ["right" "l"] Menu ["right" "l"];
    /// Opens the row under the cursor.
    Open "open" OPEN (Row) List ["enter"] Menu ["enter"];
    /// Marks or unmarks the row and moves down.
    Mark "markeer" MARK (Row) List ["space"];
    /// Marks every row that passes the filter, or inverts the marks.
    MarkAll "markeer-alles" MARK_ALL List ["*"];
    /// Focuses the filter field.
    Filter "filter" FILTER (AtOnce) List ["/"];
    /// Opens the saved filters of the list: to use, save or remove one.
    SavedFilters "bewaarde-filters" SAVED_FILTERS (AtOnce) List ["F"];
    /// Removes the saved filter under the cursor.
    RemoveFilter "filter-weg" REMOVE_FILTER Palette ["ctrl-x"];
    /// Opens or closes the pane with the details of the row.
    Details "details" DETAILS List ["i"];
    /// Completes the field or the value before the cursor of a filter.
    CompleteFilter "vul-aan" COMPLETE (AtOnce) Filter ["tab"];
    /// Exports the rows that match the filter to a CSV file.
    Export "exporteer" EXPORT List ["E"];
    /// Copies the name and distinguishing fields of the row.
    CopyRow "kopieer-rij" COPY_ROW List ["y y"];
    /// Copies the e-mail address in the row.
    CopyEmail "kopieer-e-mail" COPY_EMAIL List ["y e"];
    /// Copies the number that identifies the row in shell commands.
    CopyId "kopieer-nummer" COPY_ID List ["y i"];
    /// Copies the new code that the dialog shows.
    CopyCode "kopieer-code" COPY_CODE Code ["y"];
    /// Copies the shell command that shows the screen's data; in the palette, that of the line
    /// under the cursor.
    CopyCommand "kopieer-opdracht" COPY_COMMAND List ["y o"] Palette ["ctrl-o"];

    /// Opens the dialog to add members, like the orange (+).
    Add "lid-toevoegen" ADD (Writes AtOnce) Organisation ["+" "insert" "x l"] => commands::MEMBER_ADD [Org, Value(arguments::PEOPLE)];
    /// Opens the dialog to add members to the organisation under the cursor.
    AddTo "lid-toevoegen-aan" ADD (Writes Row) Organisations ["x l"] => commands::MEMBER_ADD [Org, Value(arguments::PEOPLE)];
    /// Removes members, after confirmation.
    Remove "verwijder" REVOKE (Writes Row) Members ["d" "delete"] => commands::MEMBER_REMOVE [Org, Who];
    /// Ends the user's own membership, after confirmation.
    Leave "verlaat" LEAVE (Writes) Organisation ["x v"] => commands::MEMBER_LEAVE [Org];
    /// Sends a reminder, which restarts the request's term.
    Renew "herinner" RENEW (Writes Row) Requests ["n"] Details ["n"] => commands::INVITATION_RENEW [Org, Who];
    /// Withdraws requests, after confirmation.
    Withdraw "trek-in" WITHDRAW (Writes Row) Requests ["d" "delete"] => commands::INVITATION_WITHDRAW [Org, Who];
    /// Switches between open and completed requests.
    Folder "afgehandeld" FOLDER Requests ["f"];
    /// Accepts the request under the cursor.
    Accept "accepteer" ACCEPT (Writes Row) Inbox ["a"] => commands::INBOX_ACCEPT [Request];
    /// Declines the request under the cursor, after asking for a reason.
    Decline "weiger" DECLINE (Writes Row) Inbox ["w"] => commands::INBOX_DECLINE [Request];

    /// Opens the form to create an organisation, like the orange (+).
    NewOrganisation "organisatie-toevoegen" NEW_ORGANISATION (Writes AtOnce) Organisations ["+" "insert"] => commands::ORGANISATION_ADD [Value(arguments::ORGANISATION_NAME)];
    /// Opens the form to edit the organisation's details.
    Edit "bewerk" EDIT (Writes) Organisation ["e"] => commands::ORGANISATION_EDIT [Org];
    /// Copies name, address and number from the trade register, after confirmation.
    RefreshFromRegister "vernieuw" REFRESH_FROM_REGISTER (Writes) Organisation ["x h"] => commands::ORGANISATION_REFRESH [Org];
    /// Records the evidence for activation.
    ActivateNow "activeer-nu" ACTIVATE_NOW (Writes) Organisation ["x a"] => commands::ORGANISATION_ACTIVATE [Org, Flag(arguments::PAYMENT), Value(arguments::PAYMENT)];
    /// Approves the submitted evidence, which activates the organisation.
    Approve "goedkeuren" APPROVE (Writes Row) Organisation ["x g"] Organisations ["x g"] Inbox ["x g"] => commands::ORGANISATION_APPROVE [Org];
    /// Rejects the submitted evidence, after asking for a reason.
    Reject "afwijzen" REJECT (Writes Row) Organisation ["x j"] Organisations ["x j"] Inbox ["x j"] => commands::ORGANISATION_REJECT [Org, Flag(arguments::REJECT_REASON), Value(arguments::REJECT_REASON)];
    /// Removes the organisation; the user types its name to confirm.
    RemoveOrganisation "organisatie-verwijderen" REMOVE_ORGANISATION (Writes) Organisation ["x w"] => commands::ORGANISATION_REMOVE [Org, Flag(arguments::CONFIRMED_NAME), Org];

    /// Opens the form to add a user, with or without their name, like the orange (+).
    AddUser "gebruiker-toevoegen" ADD_USER (Writes AtOnce) Users ["+" "insert"] => commands::USER_ADD [Value(arguments::EMAIL)];
    /// Gives the role *Basisgebruiker*, a basic user.
    RoleBasic "rol-basis" ROLE_BASIC (Writes Row) Users ["r s"] User ["r s"] => commands::USER_ROLE [Who, Word(word::BASIC)];
    /// Gives the role *Gevorderde gebruiker*, an advanced user.
    RoleAdvanced "rol-gevorderd" ROLE_ADVANCED (Writes Row) Users ["r g"] User ["r g"] => commands::USER_ROLE [Who, Word(word::ADVANCED)];
    /// Gives the role of administrator of the environment.
    RoleAdmin "rol-omgeving" ROLE_ADMIN (Writes Row) Users ["r b"] User ["r b"] => commands::USER_ROLE [Who, Word(word::ADMIN)];
    /// Makes the user a relationship manager (*Relatiemanager*), or ends that.
    Manager "relatiemanager" MANAGER (Writes Row) Users ["x m"] User ["x m"] => commands::USER_MANAGER [Who, Word(word::YES)];
    /// Blocks an active user, or unblocks a blocked one.
    Block "blokkeer" BLOCK (Writes Row) Users ["x b"] User ["x b"] => commands::USER_BLOCK [Who];
    /// Opens the dialog to give a user access to organisations, like the orange (+) of their page.
    GiveAccess "geef-toegang" GIVE_ACCESS (Writes) Users ["x l"] User ["x l"] Access ["+" "insert"] => commands::USER_GIVE_ACCESS [WhoTogether, Value(arguments::ORGANISATIONS)];
    /// Creates a new activation code for an invited user.
    NewCode "nieuwe-code" NEW_CODE (Writes Row) Users ["n"] User ["n"] => commands::USER_CODE [Who];
    /// Removes the user or withdraws the invitation, after confirmation.
    RemoveUser "gebruiker-verwijderen" REMOVE_USER (Writes Row) Users ["d" "delete" "x v"] User ["x v"] => commands::USER_REMOVE [Who];
    /// Lets several environments use the environment's e-mail domain.
    ShareDomain "domein-delen" SHARE_DOMAIN (Writes AtOnce) Users ["x o"] => environment::SHARE [Value(arguments::CONFIRMED_DOMAIN)];
    /// Ends the access of the user to the selected organisations, after confirmation.
    Revoke "toegang-ontzeggen" REVOKE (Writes Row) Access ["d" "delete"] => commands::USER_END_ACCESS [Who, Orgs];
    /// Opens the form to add an SSH key, like the orange (+).
    AddKey "sleutel-toevoegen" ADD_KEY (Writes AtOnce) Keys ["+" "insert"] User ["x s"] => commands::SSH_KEYS_ADD [Value(arguments::KEY_FILE), Flag(arguments::KEY_OWNER), Who];
    /// Withdraws the SSH key under the cursor, after confirmation.
    WithdrawKey "sleutel-intrekken" WITHDRAW_KEY (Writes Row) Keys ["d" "delete"] => commands::SSH_KEYS_WITHDRAW [Key];
    /// Confirms an SSH key that another user added, after a yes-or-no question.
    ConfirmKey "sleutel-bevestigen" CONFIRM_KEY (Writes Row) Keys ["b"] => commands::SSH_KEYS_CONFIRM [Key];
    /// Creates a code for an unconfirmed key. The owner confirms the key with this code.
    KeyCode "sleutel-code" KEY_CODE (Writes Row) Keys ["c"] => commands::SSH_KEYS_CODE [Key];
    /// Changes the user's own name.
    Rename "naam-wijzigen" RENAME (Writes) User ["e"] => commands::USER_NAME [Value(arguments::OWN_NAME)];
    /// Adds an address to the user's own account.
    AddAddress "adres-toevoegen" ADD_ADDRESS (Writes) User ["x a"] => commands::ADDRESS_ADD [Value(arguments::EMAIL)];
    /// Creates the code that verifies an extra address.
    AddressCode "adres-code" ADDRESS_CODE (Writes) User ["x c"] => commands::ADDRESS_CODE [Who, Value(arguments::EMAIL)];
    /// Verifies an extra address with its code.
    VerifyAddress "adres-bevestigen" VERIFY_ADDRESS (Writes) User ["x k"] => commands::ADDRESS_VERIFY [Value(arguments::EMAIL), Value(arguments::CODE)];
    /// Makes an extra address the primary one.
    PrimaryAddress "adres-eerste" PRIMARY_ADDRESS (Writes) User ["x p"] => commands::ADDRESS_PRIMARY [Value(arguments::EMAIL)];
    /// Opens the form to remove an extra address.
    RemoveAddress "adres-weg" REMOVE_ADDRESS (Writes) User ["x w"] => commands::ADDRESS_REMOVE [Value(arguments::EMAIL)];

    /// Ends the partnership under the cursor, after confirmation.
    EndPartnership "partnerschap-beëindigen" END_PARTNERSHIP (Writes Row) Partners ["x e"] => commands::PARTNER_END [Partner];
    /// Asks the relationship manager under the cursor for a relation, like the orange (+).
    AskRelation "relatie-vragen" ASK_RELATION (Writes AtOnce) Find ["+" "insert"] FindTabs ["insert"] => commands::PARTNER_ASK [Who];
    /// Makes the user, a *Beheerder*, a relationship manager (*Relatiemanager*).
    BecomeManager "word-relatiemanager" BECOME_MANAGER (Writes AtOnce) Find ["x m"] => commands::USER_MANAGER [Value(arguments::USER), Word(word::YES)];
    /// Goes to the next tab while a field has focus.
    NextTab "volgend-tabblad" NEXT_TAB (AtOnce) FindTabs ["tab"];
    /// Goes to the previous tab while a field has focus.
    PreviousTab "vorig-tabblad" PREVIOUS_TAB (AtOnce) FindTabs ["shift-tab"];
    /// Withdraws a relation request, after confirmation.
    WithdrawRelation "relatie-intrekken" WITHDRAW_RELATION (Writes Row) Sent ["d" "delete"] => commands::PARTNER_WITHDRAW [Who];
    /// Undoes the operation under the cursor.
    TakeBack "handeling-terug" UNDO_OPERATION (Writes Row) Log ["x u"] Reading ["x u"] => commands::UNDO [Operation];

    /// Reverses the sort order of the list.
    SortReverse "sorteer-omgekeerd" SORT_REVERSE Organisations ["S"] Members ["S"] Users ["S"] Partners ["S"];

    /// Opens the registration form at the sign-in screen.
    Register "registreren" REGISTER (Writes AtOnce) SignIn ["f6"] => commands::REGISTER [Value(arguments::EMAIL)];
    /// Opens the form for an activation code at the sign-in screen.
    Activate "code-invoeren" ACTIVATE (Writes AtOnce) SignIn ["f7"] => commands::ACTIVATE [Value(arguments::INVITED_EMAIL), Value(arguments::CODE)];
    /// Moves the focus to the next field of a form.
    NextField "volgend-veld" NEXT_FIELD (AtOnce) Form ["tab" "down"] Lookup ["tab"];
    /// Moves the focus to the previous field of a form.
    PreviousField "vorig-veld" PREVIOUS_FIELD (AtOnce) Form ["shift-tab" "up"] Lookup ["shift-tab"];
    /// Opens all fields of a new organisation, instead of taking them from the trade register.
    EnterByHand "zelf-ingeven" ENTER_BY_HAND Lookup ["f4"];

    /// Chooses or unchooses the person under the cursor, and stays in this step.
    Toggle "kies" TOGGLE Choose ["tab"];
    /// Moves the focus between the buttons.
    Buttons "knoppen" BUTTONS Choose ["shift-tab"];
    /// Presses the main button of the dialog, or chooses the match under the cursor.
    Enter "doe" ENTER Picker ["enter"] Check ["enter"] Field ["enter" "ctrl-s"];
    /// Explains why a person is missing from the candidates.
    WhyNot "waarom-niet" WHY_NOT Choose ["f3"];
    /// Skips the check step and runs the command.
    Now "meteen" NOW Choose ["ctrl-s"] Check ["ctrl-s"];
    /// Switches the level between *Lid* and *Beheerder*.
    PickLevel "rol" PICK_LEVEL Check ["r" "left" "right"];
    /// Confirms that a chosen person from another environment becomes *Beheerder*.
    Sure "zeker" SURE OutsideAdmin ["m"];
    /// Edits the last day of the chosen person under the cursor.
    PickLastDay "tot-datum" PICK_LAST_DAY Check ["t"];
    /// Edits the message that the requests will contain.
    PickMessage "bericht" PICK_MESSAGE Check ["b"];
    /// Removes the chosen person under the cursor.
    Drop "haal-weg" DROP Check ["d" "delete"];

    /// Goes to the next button or field.
    Next "volgende" NEXT Confirm ["tab" "right"] Reasons ["tab" "right"];
    /// Goes to the previous button or field.
    Previous "vorige" PREVIOUS Confirm ["shift-tab" "left"] Reasons ["shift-tab" "left"];
    /// Presses the button with focus.
    Press "knop" PRESS Confirm ["enter"] Reasons ["enter"] OutsideAdmin ["enter"];
    /// Answers no to the question, without a change.
    No "annuleer" NO Confirm ["n"] Reasons ["n"] OutsideAdmin ["n"];
    /// Answers yes to removing or leaving. Of the keys of an answer, the one that is a letter of its
    /// button works. No key that opens the question is among them (R299).
    YesRemove "ja-verwijderen" YES_REMOVE (Confirms) Confirm ["l" "z" "r"];
    /// Answers yes to withdrawing.
    YesWithdraw "ja-intrekken" YES_WITHDRAW (Confirms) Confirm ["i"];
    /// Answers yes to confirming a key.
    YesConfirm "ja-bevestigen" YES_CONFIRM (Confirms) Confirm ["s" "c"];
    /// Answers yes to approving evidence.
    YesApprove "ja-goedkeuren" YES_APPROVE (Confirms) Confirm ["e"];
    /// Answers yes to declining.
    YesDecline "ja-weigeren" YES_DECLINE Reasons ["i"];
    /// Answers yes to ending a partnership.
    YesEnd "ja-beëindigen" YES_END (Confirms) Confirm ["b" "p"];
    /// Answers yes to taking over the data of the trade register.
    YesTakeOver "ja-overnemen" YES_TAKE_OVER (Confirms) Confirm ["v"];
    /// Answers yes to making someone from another environment *Beheerder*.
    YesAdmin "ja-beheerder" YES_ADMIN (Confirms) Confirm ["m"];
    /// Applies the change to the values that another user changed first.
    ApplyAnyway "toch-toepassen" APPLY_ANYWAY (Confirms) Conflict ["h" "w"];
    /// Shows the other user's change in the log. The keys of roles and levels would open it unread
    /// (R299).
    SeeChange "bekijk-wijziging" SEE_CHANGE Conflict ["o"];
    /// Closes the card or the read-only overlay.
    Close "sluit" CLOSE Card ["enter" "q"] Reading ["enter" "m"];

    /// Moves the text cursor one grapheme to the left.
    SignLeft "teken-links" CHAR_LEFT (AtOnce) Field ["left"];
    /// Moves the text cursor one grapheme to the right.
    SignRight "teken-rechts" CHAR_RIGHT (AtOnce) Field ["right"];
    /// Moves the text cursor to the start of the word on the left.
    WordLeft "woord-links" WORD_LEFT (AtOnce) Field ["ctrl-left" "alt-b" "alt-left"];
    /// Moves the text cursor to the start of the next word.
    WordRight "woord-rechts" WORD_RIGHT (AtOnce) Field ["ctrl-right" "alt-f" "alt-right"];
    /// Moves to the start of the text.
    FieldStart "begin" FIELD_START (AtOnce) Field ["home" "ctrl-a"];
    /// Moves to the end of the text.
    FieldEnd "eind" FIELD_END (AtOnce) Field ["end" "ctrl-e"];
    /// Deletes the grapheme before the cursor.
    EraseBack "teken-terug" ERASE_BACK (AtOnce) Field ["backspace"];
    /// Deletes the grapheme under the cursor.
    EraseSign "teken-weg" ERASE_CHAR (AtOnce) Field ["delete" "ctrl-d"];
    /// Deletes the word before the cursor.
    EraseWord "woord-weg" ERASE_WORD (AtOnce) Field ["ctrl-w" "alt-backspace"];
    /// Deletes everything before the cursor.
    EraseStart "wis-tot-begin" ERASE_START (AtOnce) Field ["ctrl-u"];
    /// Deletes everything after the cursor.
    EraseEnd "wis-tot-eind" ERASE_END (AtOnce) Field ["ctrl-k"];
}
