//! What the check found, and small fixes on the page.

use super::intake::next_step;
use super::{Fields, Shown, show, show_again, view};
use crate::error::PageError;
use crate::extract::{Id, SignedIn};
use crate::pages::FormFault;
use crate::pages::intake::{ColumnChoice, MappingPage, RefusedPage, SheetPage, is_unheaded};
use crate::pages::verdict::VerdictPage;
use crate::routes;
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use std::fmt::Write as _;
use tasrih_app::declarations::{Changes, Message, RefusalView, VerdictFilter, VerdictView, can_tell_columns};
use tasrih_app::entry::ENTRY_ROWS_MAX;
use tasrih_domain::declaration::Amendment;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::State as Stands;
use tasrih_domain::source::Header;
use tasrih_domain::{Code, Field, Lang, Severity};
use tasrih_i18n::Text;

/// Which rows to show.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    rule: String,
    severity: String,
    after: String,
}

impl Wanted {
    fn filter(&self) -> VerdictFilter {
        VerdictFilter {
            code: self.rule.parse().ok(),
            severity: view::severity(Some(&self.severity)),
            after: self.after.parse().ok(),
        }
    }
}

/// The address of the verdict with a filter.
pub fn address(lang: Lang, id: &DeclarationId, filter: VerdictFilter) -> String {
    let mut address = routes::verdict(&lang, id);
    let mut mark = '?';
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = write!(address, "{mark}{name}={value}");
            mark = '&';
        }
    };
    add("rule", filter.code.map(|code| code.to_string()));
    add("severity", filter.severity.map(|severity| severity.code().to_owned()));
    add("after", filter.after.map(|after| after.to_string()));
    address
}

/// `GET /{lang}/declarations/{id}/verdict`
pub async fn verdict(State(site): State<Site>, who: SignedIn, Id(id): Id, Query(wanted): Query<Wanted>) -> Shown {
    let filter = wanted.filter();
    let found = site.app.verdict(&who.actor, id, filter).await?;
    if found.declaration.state == Stands::Received {
        return Ok(Redirect::to(&routes::progress(&who.frame.lang, &id)).into_response());
    }
    match found.refusal.clone() {
        Some(refusal) if !refusal.sheets.is_empty() => show(&sheets(who, &found, &refusal, false)),
        Some(refusal) => show(&refused(who, &found, &refusal)),
        None => show(&page(who, &found, filter)),
    }
}

/// Every message of the page: about the file, then by row.
fn messages(found: &VerdictView) -> impl Iterator<Item = &Message> {
    let cells = found.rows.iter().flat_map(|row| &row.cells);
    found.file_messages.iter().chain(cells.flat_map(|cell| &cell.messages))
}

fn page(who: SignedIn, found: &VerdictView, filter: VerdictFilter) -> VerdictPage {
    let (lang, id) = (who.frame.lang, found.declaration.id);
    let declaration = &found.declaration;
    let can_edit = found.may_prepare && matches!(declaration.state, Stands::Checked | Stands::Ready);
    let (can_map, is_main) = (can_edit && can_tell_columns(declaration), declaration.kind.is_main());
    let can_type = can_map && is_main && usize::try_from(declaration.counts.rows).is_ok_and(|n| n <= ENTRY_ROWS_MAX);
    let groups = found.groups.iter().map(|group| {
        let only = VerdictFilter { code: Some(group.code), ..VerdictFilter::default() };
        let is_chosen = filter.code == Some(group.code);
        let first = messages(found).find(|message| is_chosen && message.code == group.code);
        view::group(group, address(lang, &id, only), first.map(|message| message.help.clone()), is_chosen)
    });
    let next = found.next.map(|after| address(lang, &id, VerdictFilter { after: Some(after), ..filter }));
    VerdictPage {
        id,
        version: declaration.version,
        employer: view::employer(&found.employer, lang),
        month: declaration.month,
        file: view::file(declaration),
        counts: declaration.counts,
        totals: declaration.totals,
        groups: groups.collect(),
        file_messages: found.file_messages.iter().map(view::message).collect(),
        rows: found.rows.iter().map(|row| view::faulty_row(row, declaration, (lang, can_edit))).collect(),
        next,
        code: filter.code,
        severity: filter.severity,
        mapping: can_map.then(|| routes::mapping(&lang, &id)),
        entry: can_type.then(|| routes::entry(&lang, &found.employer.affiliate, &declaration.month)),
        // A table is taken for the month's main declaration: it cannot stand in the place of another one.
        can_replace: can_edit && is_main,
        may_prepare: found.may_prepare,
        is_correction: declaration.corrects.is_some(),
        faults: Vec::new(),
        frame: who.frame,
    }
}

fn refused(who: SignedIn, found: &VerdictView, refusal: &RefusalView) -> RefusedPage {
    RefusedPage {
        employer: view::employer(&found.employer, who.frame.lang),
        frame: who.frame,
        id: found.declaration.id,
        month: found.declaration.month,
        file_name: view::file(&found.declaration).name,
        code: refusal.code,
        message: refusal.text.clone(),
        version: found.declaration.version,
        can_map: found.may_prepare && !refusal.headers.is_empty(),
        may_prepare: found.may_prepare,
        headings: {
            let own = refusal.headers.iter().filter(|header| !is_unheaded(header.column, &header.text));
            own.map(|header| header.text.clone()).collect()
        },
    }
}

fn sheets(who: SignedIn, found: &VerdictView, refusal: &RefusalView, is_again: bool) -> SheetPage {
    let fault = FormFault { anchor: "sheet-1".to_owned(), text: Text::of("fault-choose-sheet") };
    SheetPage {
        employer: view::employer(&found.employer, who.frame.lang),
        frame: who.frame,
        id: found.declaration.id,
        version: found.declaration.version,
        month: found.declaration.month,
        sheets: refusal.sheets.clone(),
        faults: if is_again { vec![fault] } else { Vec::new() },
    }
}

/// The choice of a sheet, again or for the first time.
pub async fn sheet_page(site: &Site, who: SignedIn, id: DeclarationId, is_again: bool) -> Shown {
    let found = site.app.verdict(&who.actor, id, VerdictFilter::default()).await?;
    let refusal = found.refusal.clone().filter(|refusal| !refusal.sheets.is_empty()).ok_or(PageError::Stale)?;
    let page = sheets(who, &found, &refusal, is_again);
    if is_again { show_again(&page) } else { show(&page) }
}

/// `GET /{lang}/declarations/{id}/sheet`
pub async fn sheet(State(site): State<Site>, who: SignedIn, Id(id): Id) -> Shown {
    sheet_page(&site, who, id, false).await
}

/// Fields that no column may miss; a name may come whole or in two.
const NEEDED: [Field; 3] = [Field::InsuredNumber, Field::Days, Field::GrossWage];

/// `GET /{lang}/declarations/{id}/mapping`
pub async fn mapping(State(site): State<Site>, who: SignedIn, Id(id): Id) -> Shown {
    let found = site.app.columns(&who.actor, id).await?;
    let column = |header: &Header| ColumnChoice {
        column: header.column,
        heading: header.text.clone(),
        chosen: header.field,
        samples: header.samples.iter().map(|sample| sample.as_str().to_owned()).collect(),
    };
    let columns: Vec<_> = found.headers.iter().map(column).collect();
    let missing = NEEDED.into_iter().filter(|field| columns.iter().all(|column| column.chosen != Some(*field)));
    show(&MappingPage {
        employer: view::employer(&found.employer, who.frame.lang),
        frame: who.frame,
        id,
        version: found.declaration.version,
        month: found.declaration.month,
        missing: missing.collect(),
        columns,
        fields: Field::all().filter(|field| *field != Field::ControlSum).collect(),
        faults: Vec::new(),
    })
}

/// `POST /{lang}/declarations/{id}/edit`
pub async fn edit(
    State(site): State<Site>,
    who: SignedIn,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let row: u32 = fields.get("row").and_then(|row| row.parse().ok()).ok_or(PageError::BadRequest)?;
    let field: Field = fields.get("field").and_then(|field| field.parse().ok()).ok_or(PageError::BadRequest)?;
    let text = fields.get("text").unwrap_or_default().to_owned();
    let changes = Changes::Cells(vec![Amendment { row, field, text }]);
    let received = site.app.change(&who.actor, id, fields.seen()?, changes).await?;
    let lang = who.frame.lang;
    if !received.is_checked {
        return Ok(next_step(lang, received));
    }
    // Back to the same rows: the filter is read from the page's own address, never followed as it is.
    let back = fields.get("back").and_then(|back| back.split_once('?')).map_or("", |(_, query)| query);
    let wanted = |name: &str| back.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
    let filter = VerdictFilter {
        code: wanted("rule").and_then(|(_, text)| text.parse::<Code>().ok()),
        severity: wanted("severity").and_then(|(_, text)| text.parse::<Severity>().ok()),
        after: wanted("after").and_then(|(_, text)| text.parse().ok()),
    };
    Ok(Redirect::to(&format!("{}#row-{row}", address(lang, &id, filter))).into_response())
}
