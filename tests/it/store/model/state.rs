//! The state of the model: the last log entry of each row, read as JSON without code of the
//! program.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use serde_json::Value;
use toegang::domain::{Day, EnvId, Moment, Now, OrgId, PlatformRole, UserId, UserStatus};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Env {
    pub(super) name: String,
    pub(super) domain: String,
    pub(super) shared: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Person {
    pub(super) env: EnvId,
    pub(super) role: PlatformRole,
    pub(super) status: UserStatus,
    pub(super) manager: bool,
    pub(super) name: Option<String>,
    pub(super) email: String,
    /// Extra addresses: `true` if verified, and the expiry of their code.
    pub(super) extra: BTreeMap<String, (bool, Option<Moment>)>,
    /// When the activation code expires; `None` without a code.
    pub(super) code: Option<Moment>,
}

impl Person {
    pub(super) fn is_active(&self) -> bool {
        self.status == UserStatus::Active
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    NotActive,
    UnderReview,
    Active,
    Removed,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Org {
    pub(super) env: EnvId,
    pub(super) name: String,
    pub(super) creator: UserId,
    pub(super) stage: Stage,
    pub(super) number: Option<String>,
    pub(super) evidence_by: Option<UserId>,
    pub(super) description: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Member {
    pub(super) admin: bool,
    pub(super) last_day: Option<Day>,
    pub(super) paused_until: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Request {
    pub(super) sender: UserId,
    pub(super) expires: Moment,
    pub(super) admin: bool,
    pub(super) last_day: Option<Day>,
}

/// An SSH key. It gives access after its owner confirms it; the user who added the key for them
/// cannot confirm it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Key {
    pub(super) owner: UserId,
    pub(super) added_by: UserId,
    pub(super) confirmed: bool,
    pub(super) code: Option<Moment>,
}

/// The whole state of the model.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Model {
    pub(super) envs: BTreeMap<EnvId, Env>,
    pub(super) people: BTreeMap<UserId, Person>,
    pub(super) orgs: BTreeMap<OrgId, Org>,
    /// Current memberships. An expired membership stays until its expiry is written.
    pub(super) members: BTreeMap<(OrgId, UserId), Member>,
    pub(super) ever_members: BTreeSet<(OrgId, UserId)>,
    /// Open and expired requests, by organisation and addressee.
    pub(super) requests: BTreeMap<(OrgId, UserId), Request>,
    /// Active relations between users of two environments.
    pub(super) relations: BTreeSet<(UserId, UserId)>,
    pub(super) partners: BTreeSet<(EnvId, EnvId)>,
    /// Open relation requests: sender and addressee.
    pub(super) relation_requests: BTreeSet<(UserId, UserId)>,
    /// Active keys, by fingerprint.
    pub(super) keys: BTreeMap<String, Key>,
    pub(super) now: Now,
}

impl Model {
    /// Reads the state from the log of a database.
    pub(super) fn from_log(path: &Path, now: Now) -> Self {
        let db = rusqlite::Connection::open(path).unwrap();
        let mut find = db.prepare("select becomes from log order by seq").unwrap();
        let lines = find.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let mut rows: BTreeMap<(String, i64), Value> = BTreeMap::new();
        for line in lines {
            let kept: Value = serde_json::from_str(&line.unwrap()).unwrap();
            let (table, row) = kept["row"].as_object().unwrap().iter().next().unwrap();
            rows.insert((table.clone(), row["id"].as_i64().unwrap()), row.clone());
        }
        let mut model = Self {
            envs: BTreeMap::new(),
            people: BTreeMap::new(),
            orgs: BTreeMap::new(),
            members: BTreeMap::new(),
            ever_members: BTreeSet::new(),
            requests: BTreeMap::new(),
            relations: BTreeSet::new(),
            partners: BTreeSet::new(),
            relation_requests: BTreeSet::new(),
            keys: BTreeMap::new(),
            now,
        };
        // Read users first, because the row of an invitation sets the code of its user.
        for ((_, id), row) in rows.iter().filter(|((table, _), _)| table == "user") {
            model.people.insert(UserId(*id), person_from_row(row));
        }
        for ((table, id), row) in &rows {
            model.read_row(table, *id, row);
        }
        model
    }

    fn read_row(&mut self, table: &str, id: i64, row: &Value) {
        let user = |field: &str| UserId(row[field].as_i64().unwrap());
        let pair = |at: usize| row["users"][at].as_i64().map(UserId).unwrap();
        match table {
            "user" => {}
            "environment" => drop(self.envs.insert(EnvId(id), env_from_row(row))),
            "organisation" => drop(self.orgs.insert(OrgId(id), org_from_row(row))),
            "membership" => {
                let of = (OrgId(row["org"].as_i64().unwrap()), user("user"));
                self.ever_members.insert(of);
                if row["ended"].is_null() {
                    let paused_until = serde_json::from_value(row["paused_until"].clone()).unwrap();
                    let (admin, last_day) = (is_org_admin(row), last_day_of(row));
                    let member = Member { admin, last_day, paused_until };
                    assert_eq!(self.members.insert(of, member), None, "one live membership");
                }
            }
            "request" => {
                let of = (OrgId(row["org"].as_i64().unwrap()), user("addressee"));
                if matches!(json_text(&row["state"]).as_str(), "pending" | "expired") {
                    let expires = Moment(row["expires_at"].as_i64().unwrap());
                    let (admin, last_day) = (is_org_admin(row), last_day_of(row));
                    let asked = Request { sender: user("sender"), expires, admin, last_day };
                    assert_eq!(self.requests.insert(of, asked), None, "one open request");
                }
            }
            "partnership" => {
                let side = |at: usize| EnvId(row["sides"][at].as_i64().unwrap());
                if row["ended"].is_null() {
                    assert!(self.partners.insert((side(0), side(1))), "one partnership of a pair");
                }
            }
            "relation" => {
                if row["ended_at"].is_null() {
                    self.relations.insert((pair(0), pair(1)));
                }
            }
            "relation_request" => {
                if row["decided"].is_null() {
                    self.relation_requests.insert((user("asker"), user("asked")));
                }
            }
            "invitation" => {
                if row["state"] == "sent" {
                    let until = row["expires_at"].as_i64().map(Moment);
                    self.people.get_mut(&user("user")).unwrap().code = until;
                }
            }
            "key" => {
                if row["withdrawn"].is_null() {
                    let key = Key {
                        owner: user("user"),
                        added_by: user("added_by"),
                        confirmed: !row["confirmed"].is_null(),
                        code: row["code"][1].as_i64().map(Moment),
                    };
                    let before = self.keys.insert(json_text(&row["fingerprint"]), key);
                    assert_eq!(before, None, "one key, one person");
                }
            }
            other => panic!("a row of {other}"),
        }
    }
}

fn json_text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

fn is_org_admin(row: &Value) -> bool {
    row["level"] == "org_admin"
}

fn last_day_of(row: &Value) -> Option<Day> {
    serde_json::from_value(row["last_day"].clone()).unwrap()
}

fn env_from_row(row: &Value) -> Env {
    Env {
        name: json_text(&row["name"]),
        domain: json_text(&row["domain"]),
        shared: row["domain_kind"] == "shared",
    }
}

fn person_from_row(row: &Value) -> Person {
    let extra = row["extra"].as_array().unwrap().iter().map(|one| {
        let until = one["code"][1].as_i64().map(Moment);
        (json_text(&one["email"]), (!one["verified_at"].is_null(), until))
    });
    Person {
        env: EnvId(row["env"].as_i64().unwrap()),
        role: serde_json::from_value(row["role"].clone()).unwrap(),
        status: serde_json::from_value(row["status"].clone()).unwrap(),
        manager: row["relation_manager"].as_bool().unwrap(),
        name: row["full_name"].as_str().map(str::to_owned),
        email: json_text(&row["email"]),
        extra: extra.collect(),
        code: None,
    }
}

fn org_from_row(row: &Value) -> Org {
    Org {
        env: EnvId(row["env"].as_i64().unwrap()),
        name: json_text(&row["name"]),
        creator: UserId(row["creator"].as_i64().unwrap()),
        stage: match json_text(&row["status"]).as_str() {
            "not_active" => Stage::NotActive,
            "under_review" => Stage::UnderReview,
            "active" => Stage::Active,
            _ => Stage::Removed,
        },
        number: row["identifiers"][0]["value"].as_str().map(str::to_owned),
        evidence_by: row["evidence"]["by"].as_i64().map(UserId),
        description: row["description"].as_str().map(str::to_owned),
    }
}
