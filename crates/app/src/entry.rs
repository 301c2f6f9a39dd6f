//! On-screen entry for a small employer: a form that becomes a file, kept and checked like any other.

use crate::accounts::Actor;
use crate::check::{NoLines, check_file};
use crate::declarations::{Decisions, Message, Received, Upload};
use crate::{App, AppError, Spool};
use std::io::Cursor;
use tasrih_domain::access::Prepare;
use tasrih_domain::declaration::{DeclarationKind, Employer, RosterOrigin};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::line::Line;
use tasrih_domain::{AffiliateNumber, Code, Field, Finding, Money, Month, Severity, Situation};
use tasrih_i18n::Text;
use tasrih_rates::Contributions;
use tasrih_storage::{LineFilter, StoredLine};

/// Rows that a person can be asked to type or look through; larger employers upload a file.
pub const ENTRY_ROWS_MAX: usize = 200;
/// The finding about a row that is nobody.
const STRAY: Code = Code::at("S015");
/// Longest text of one input.
const TYPED_CHARACTERS_MAX: usize = 100;

/// One row of the form, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryRow {
    /// Insured number; empty when none was given yet.
    pub insured: String,
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// CIN.
    pub cin: String,
    /// Days.
    pub days: String,
    /// Actual wage.
    pub gross: String,
    /// Situation code; empty for a normal month.
    pub situation: String,
}

impl EntryRow {
    /// The fields in the order of the form.
    pub const FIELDS: [Field; 7] = [
        Field::InsuredNumber,
        Field::Surname,
        Field::GivenName,
        Field::Cin,
        Field::Days,
        Field::GrossWage,
        Field::Situation,
    ];

    /// The texts in the order of [`Self::FIELDS`].
    pub fn texts(&self) -> [&str; 7] {
        [&self.insured, &self.surname, &self.given_name, &self.cin, &self.days, &self.gross, &self.situation]
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::InsuredNumber => Some(&mut self.insured),
            Field::Surname => Some(&mut self.surname),
            Field::GivenName => Some(&mut self.given_name),
            Field::Cin => Some(&mut self.cin),
            Field::Days => Some(&mut self.days),
            Field::GrossWage => Some(&mut self.gross),
            Field::Situation => Some(&mut self.situation),
            _ => None,
        }
    }

    /// Nothing typed.
    pub fn is_blank(&self) -> bool {
        self.texts().iter().all(|text| text.trim().is_empty())
    }

    fn of(line: Line) -> Self {
        let amount = |money: Money| format!("{},{:02}", money.centimes() / 100, money.centimes() % 100);
        Self {
            insured: line
                .insured
                .filter(|number| !number.is_pending())
                .map(|number| number.to_string())
                .unwrap_or_default(),
            surname: line.surname,
            given_name: line.given_name,
            cin: line.cin,
            days: line.days.map(|days| days.to_string()).unwrap_or_default(),
            gross: line.gross.map(amount).unwrap_or_default(),
            situation: line.situation.map(Situation::code).unwrap_or_default().to_owned(),
        }
    }
}

/// Where the rows of the form come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefill {
    /// What is in preparation for this month.
    ThisMonth,
    /// The fund's pre-established file.
    Preestablished,
    /// Last month's declaration.
    LastMonth,
    /// Nothing is known yet.
    Nothing,
}

/// The form, filled as far as is known.
#[derive(Debug, Clone)]
pub struct EntryForm {
    /// For whom.
    pub employer: Employer,
    /// Which month.
    pub month: Month,
    /// The rows.
    pub rows: Vec<EntryRow>,
    /// Where they come from.
    pub prefill: Prefill,
}

/// A message at a row and field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryMessage {
    /// Row of the form, from 0.
    pub at: usize,
    /// Field, unless the row as a whole is meant.
    pub field: Option<Field>,
    /// What is wrong and what to do.
    pub message: Message,
}

/// What the check says of the form.
#[derive(Debug, Clone, Default)]
pub struct EntryVerdict {
    /// Messages by row.
    pub messages: Vec<EntryMessage>,
    /// What keeps the whole from being filed.
    pub general: Vec<Text>,
    /// What would be due on the valid rows.
    pub due: Option<Contributions>,
    /// Sum of the wages of the valid rows.
    pub gross: Money,
    /// No blocking finding.
    pub is_fileable: bool,
}

impl App {
    /// The form of a month, filled from what is known.
    ///
    /// # Errors
    /// `Refused`: more people than can be typed on a screen.
    pub async fn entry(&self, actor: &Actor, affiliate: AffiliateNumber, month: Month) -> Result<EntryForm, AppError> {
        let (employer, _) = self.authorise::<Prepare>(actor, affiliate).await?;
        self.require_declarable(&employer, month)?;
        let reader = self.store.read();
        let kind = DeclarationKind::MAIN;
        let open = reader.declarations().find_open(employer.id, month, kind).await?.filter(|one| one.counts.rows > 0);
        let (source, prefill) = match open {
            Some(open) => (Some(open), Prefill::ThisMonth),
            None => (reader.declarations().find_filed(employer.id, month.previous(), kind).await?, Prefill::LastMonth),
        };
        let roster = match prefill {
            Prefill::LastMonth => self.roster_of(employer.id, month).await?,
            _ => None,
        };
        let mut rows = Vec::new();
        if let Some(source) = &source {
            let limit = u32::try_from(ENTRY_ROWS_MAX + 1).unwrap_or(u32::MAX);
            let lines = reader.lines().page(source.id, LineFilter::All, None, limit).await?;
            // Before anybody is left out: more may follow whom nobody has looked at.
            if lines.len() > ENTRY_ROWS_MAX {
                return Err(AppError::refused("refused-too-many-to-type"));
            }
            rows = match prefill {
                Prefill::ThisMonth => self.as_typed(source.id, lines).await?,
                // Who has left is not asked for again.
                _ => lines.into_iter().filter(|one| !has_left(&one.line)).map(|one| EntryRow::of(one.line)).collect(),
            };
        }
        let mut prefill = if source.is_some() { prefill } else { Prefill::Nothing };
        if let Some(roster) = roster {
            add_expected(&mut rows, &roster);
            // The register follows from what was declared: last month is what the person knows it as.
            if roster.origin == RosterOrigin::Fund || source.is_none() {
                prefill = Prefill::Preestablished;
            }
        }
        if prefill != Prefill::ThisMonth {
            add_expected(&mut rows, &self.movements_of(employer.id, month).await?.hired);
        }
        if rows.len() > ENTRY_ROWS_MAX {
            return Err(AppError::refused("refused-too-many-to-type"));
        }
        Ok(EntryForm { employer, month, rows, prefill })
    }

    /// The rows of a declaration in preparation; what could not be read stands as it was typed, to be mended.
    async fn as_typed(&self, id: DeclarationId, lines: Vec<StoredLine>) -> Result<Vec<EntryRow>, AppError> {
        let places: Vec<u32> = lines.iter().map(|stored| stored.line.row).collect();
        let mut rows: Vec<EntryRow> = lines.into_iter().map(|stored| EntryRow::of(stored.line)).collect();
        for found in self.store.read().findings().of_rows(id, &places).await? {
            let Finding { place, value, .. } = found.finding;
            let at = place.row.and_then(|row| places.binary_search(&row).ok());
            if let (Some(at), Some(field), Some(value)) = (at, place.field, value)
                && let Some(text) = rows[at].text_mut(field)
                && text.is_empty()
            {
                value.as_str().clone_into(text);
            }
        }
        Ok(rows)
    }

    /// Checks the form as it stands, without keeping anything.
    ///
    /// # Errors
    /// `Refused`: more rows than can be typed.
    pub async fn check_entry(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        month: Month,
        rows: &[EntryRow],
    ) -> Result<EntryVerdict, AppError> {
        let (employer, _) = self.authorise::<Prepare>(actor, affiliate).await?;
        self.require_declarable(&employer, month)?;
        if rows.len() > ENTRY_ROWS_MAX {
            return Err(AppError::refused("refused-too-many-to-type"));
        }
        let places = filled(rows);
        if places.is_empty() {
            return Ok(EntryVerdict { general: vec![Text::of("refused-nobody-typed")], ..EntryVerdict::default() });
        }
        let declaration = self.new_declaration(&employer, month, DeclarationKind::MAIN, None);
        let context = self.check_context(&declaration, &employer, Decisions::Afresh).await?;
        let text = to_csv(rows, &places);
        let _turn = self.checks.acquire().await.map_err(AppError::fault)?;
        let checking = tokio::task::spawn_blocking(move || {
            check_file(&mut Cursor::new(text.into_bytes()), &context.request(), &mut NoLines)
        });
        let verdict = match checking.await.map_err(AppError::fault)? {
            Ok(verdict) => verdict,
            Err(refused) => {
                let code = tasrih_rules::refusal_code(refused.refusal.kind);
                let text = Text::new(format!("refusal-{code}"), refused.refusal.args);
                return Ok(EntryVerdict { general: vec![text], ..EntryVerdict::default() });
            }
        };
        let mut said = EntryVerdict {
            due: verdict.contributions.clone(),
            gross: verdict.totals.gross,
            is_fileable: verdict.counts.blocking == 0,
            ..EntryVerdict::default()
        };
        for finding in &verdict.findings {
            let mut message = Message::of(finding);
            if finding.code == STRAY {
                // In a file it may be a remark; here somebody was meant, who must not be left out.
                (message.severity, message.text) = (Severity::Blocking, Text::of("refused-row-incomplete"));
                said.is_fileable = false;
            }
            let place = finding.place.row.and_then(|row| places.get(usize::try_from(row).ok()?.checked_sub(2)?));
            match place {
                Some(at) => said.messages.push(EntryMessage { at: *at, field: finding.place.field, message }),
                // A warning about the whole is met on the next pages, as one about a file.
                None if message.severity == Severity::Blocking => said.general.push(message.text),
                None => {}
            }
        }
        Ok(said)
    }

    /// Takes the form as the month's file.
    pub async fn enter(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        month: Month,
        rows: &[EntryRow],
    ) -> Result<Received, AppError> {
        let places = filled(rows);
        if places.is_empty() {
            return Err(AppError::refused("refused-nobody-typed"));
        }
        if rows.len() > ENTRY_ROWS_MAX {
            return Err(AppError::refused("refused-too-many-to-type"));
        }
        let spool = Spool::of(to_csv(rows, &places).as_bytes()).map_err(AppError::fault)?;
        let file_name = format!("{ENTRY_FILE_PREFIX}{month}.csv");
        self.receive(actor, Upload { affiliate, month, file_name, spool, correcting: None }).await
    }
}

/// Headings of the file that the form becomes, in the order of [`EntryRow::FIELDS`].
pub(crate) const HEADINGS: &str = "N° CNSS;Nom;Prénom;CIN;Jours déclarés;Salaire brut;Situation\r\n";
/// Beginning of the name of a file that was typed on the screen.
const ENTRY_FILE_PREFIX: &str = "saisie-";

fn has_left(line: &Line) -> bool {
    matches!(line.situation, Some(Situation::Left | Situation::Deceased))
}

/// The people of the pre-established file who are not in the form yet.
fn add_expected(rows: &mut Vec<EntryRow>, roster: &tasrih_domain::declaration::Roster) {
    for known in &roster.people {
        let insured = known.insured.to_string();
        if rows.len() <= ENTRY_ROWS_MAX && !rows.iter().any(|row| row.insured == insured) {
            rows.push(EntryRow {
                insured,
                surname: known.surname.clone(),
                given_name: known.given_name.clone(),
                ..EntryRow::default()
            });
        }
    }
}

/// Places in the form of the rows that hold something.
fn filled(rows: &[EntryRow]) -> Vec<usize> {
    (0..rows.len()).filter(|at| !rows[*at].is_blank()).collect()
}

/// The form as a payroll file: the headings are those that the reader knows best.
fn to_csv(rows: &[EntryRow], places: &[usize]) -> String {
    let mut text = HEADINGS.to_owned();
    for at in places {
        for (column, typed) in rows[*at].texts().into_iter().enumerate() {
            if column > 0 {
                text.push(';');
            }
            let visible = typed.chars().filter(|c| !c.is_control()).take(TYPED_CHARACTERS_MAX);
            text.push('"');
            for c in visible {
                if c == '"' {
                    text.push('"');
                }
                text.push(c);
            }
            text.push('"');
        }
        text.push_str("\r\n");
    }
    text
}
