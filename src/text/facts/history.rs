//! The history of a request: its events that the facts of its card do not tell.

use jiff::tz::TimeZone;

use crate::{
    domain::{Actor, Kind, LogContent, LogRow, MemberRequest, Record, RequestRow, RequestState},
    text::{
        Lang, both,
        grammar::{rows, words},
    },
};

/// The events in the history of a request, each with its time. The facts of its card tell its answer
/// and its texts, so this leaves out the answer, and each text that stands there.
pub(crate) fn request_history<'a>(
    lang: Lang,
    history: impl IntoIterator<Item = &'a LogRow>,
    row: &RequestRow,
    zone: &TimeZone,
) -> Vec<(String, String)> {
    let events = history.into_iter().filter(|event| !is_answer(event, row));
    let time = |event: &LogRow| words::moment(lang, event.at, zone);
    events.map(|event| (time(event), request_event(lang, event, row))).collect()
}

fn request(event: &LogRow) -> Option<&MemberRequest> {
    match &event.becomes {
        Some(Record::Request(request)) => Some(request),
        _ => None,
    }
}

/// Returns whether the event ended the request as the row says.
fn is_answer(event: &LogRow, row: &RequestRow) -> bool {
    let ended = request(event).filter(|_| row.state != RequestState::Pending);
    ended.is_some_and(|request| {
        let at = request.decision.as_ref().map(|decision| decision.at);
        request.state == row.state && at == row.decision.as_ref().map(|(at, ..)| *at)
    })
}

/// One event in the history of a request, without its time.
fn request_event(lang: Lang, event: &LogRow, row: &RequestRow) -> String {
    let who = match (lang, &event.actor) {
        (Lang::Nl, (Actor::System, _)) => "systeem".to_owned(),
        (Lang::En, (Actor::System, _)) => "system".to_owned(),
        (_, (Actor::Person(_), name)) => name.as_ref().map_or(String::new(), ToString::to_string),
    };
    let Some(request) = request(event) else { return who };
    let what = match request.state {
        _ if event.what == LogContent::Happened(Kind::RequestReset) && event.was.is_none() => {
            both("heropend door", "reopened by")
        }
        _ if event.what == LogContent::Happened(Kind::RequestReset) => {
            both("vernieuwing ongedaan gemaakt door", "renewal undone by")
        }
        RequestState::Pending if request.renewed > 0 => both("nieuwe termijn door", "renewed by"),
        RequestState::Pending => both("verzoek verstuurd door", "request sent by"),
        RequestState::Accepted => both("geaccepteerd door", "accepted by"),
        RequestState::Declined => both("geweigerd door", "declined by"),
        RequestState::Withdrawn => both("ingetrokken door", "withdrawn by"),
        RequestState::Expired => both("verlopen", "expired"),
    }
    .of(lang);
    let text = rows::request_message(request).filter(|text| row.message.as_ref() != Some(text));
    let said = match lang {
        Lang::Nl => text.map_or(String::new(), |text| format!(": „{text}”")),
        Lang::En => text.map_or(String::new(), |text| format!(": “{text}”")),
    };
    format!("{what} {who}{said}")
}
