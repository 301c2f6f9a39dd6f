//! Where a company stands: now, with every reason and what removes it, and month by month.

use super::{EmployerView, FormFault, Tag};
use crate::Frame;
use askama::Template;
use tasrih_app::standing::MonthStanding;
use tasrih_domain::consent::Consent;
use tasrih_domain::id::ConsentId;
use tasrih_domain::{Lang, Money, Month};
use tasrih_i18n::Text;
use time::{Date, OffsetDateTime};

/// A reason against a regular standing, and what removes it, one click away. For `parts/reasons.html`.
#[derive(Debug, Clone)]
pub struct ReasonView {
    /// What is wrong.
    pub text: Text,
    /// Where it is removed, and the ending of the link's words, `cure-<code>`; nothing where the person may not.
    pub cure: Option<(String, &'static str)>,
}

/// A month of the history.
#[derive(Debug, Clone)]
pub struct MonthRow {
    /// Its figures.
    pub of: MonthStanding,
    /// Where it is declared, when it is not and the person may.
    pub declare: Option<String>,
}

impl MonthRow {
    /// Was it declared, and when?
    pub fn declared(&self, frame: &Frame) -> Tag {
        let (tone, text) = match self.of.filed_on {
            Some(on) if self.of.is_declared_late() => ("warn", frame.t("standing-declared-late").with("date", on)),
            Some(on) => ("plain", frame.t("standing-declared").with("date", on)),
            None if self.of.is_past => ("stop", frame.t("standing-not-declared")),
            None => ("plain", frame.t("standing-not-due").with("date", self.of.due_on)),
        };
        Tag { tone, text }
    }
}

/// Width of the drawing for one month, in its own units.
const STEP: i64 = 14;
/// Width of a bar.
const BAR: i64 = 10;
/// Where bars stand, from the top.
const GROUND: i64 = 112;
/// Height of the tallest bar.
const TALLEST: i64 = 92;
/// Height of the mark of a month that is not declared.
const MISSING: i64 = 26;
/// Months from one label to the next.
const LABEL_EVERY: usize = 6;

/// One bar of the drawing: from the ground up what is paid, what is not late yet, what is late.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Month.
    pub month: Month,
    /// Left edge.
    pub x: i64,
    /// Top and height of what is paid.
    pub paid: (i64, i64),
    /// Of what is owed and not late.
    pub open: (i64, i64),
    /// Of what is late.
    pub late: (i64, i64),
    /// Not declared.
    pub is_missing: bool,
    /// Declared late.
    pub is_declared_late: bool,
    /// What it says.
    pub words: Text,
    /// Its month stands below it.
    pub has_label: bool,
    /// Which end of the label stands below the bar: labels at the edges stay inside.
    pub anchor: &'static str,
}

/// The drawing.
#[derive(Debug, Clone)]
pub struct Chart {
    /// Width in its own units.
    pub width: i64,
    /// Bars in the order of the page.
    pub bars: Vec<Bar>,
    /// The amount of the tallest bar.
    pub most: Money,
}

impl Chart {
    /// Draws months, the oldest first; in Arabic time runs from right to left.
    pub fn of(months: &[MonthStanding], lang: Lang) -> Self {
        let most = months.iter().map(|month| month.due).max().unwrap_or_default();
        let count = i64::try_from(months.len()).unwrap_or(0);
        let height = |amount: Money| share(amount, most);
        let bars = months.iter().zip(0_i64..).map(|(month, at)| {
            let place = if lang == Lang::Ar { count - 1 - at } else { at };
            let late = height(month.overdue);
            let open = height(month.open() - month.overdue);
            let whole = height(month.due);
            let paid = (whole - late - open).max(0);
            let from_end = usize::try_from(count - 1 - at).unwrap_or(0);
            Bar {
                month: month.month,
                x: place * STEP + (STEP - BAR) / 2,
                paid: (GROUND - paid, paid),
                open: (GROUND - paid - open, open),
                late: (GROUND - paid - open - late, late),
                is_missing: month.is_missing(),
                is_declared_late: month.is_declared_late(),
                words: words(month),
                has_label: from_end % LABEL_EVERY == 0,
                anchor: match place {
                    0 => "start",
                    _ if place + 1 == count => "end",
                    _ => "middle",
                },
            }
        });
        let mut bars: Vec<Bar> = bars.collect();
        if lang == Lang::Ar {
            bars.reverse();
        }
        Self { width: (count * STEP).max(STEP), bars, most }
    }

    /// Where bars stand.
    pub const fn ground(&self) -> i64 {
        GROUND
    }

    /// Top of the tallest bar.
    pub const fn top(&self) -> i64 {
        GROUND - TALLEST
    }

    /// Width of a bar.
    pub const fn bar(&self) -> i64 {
        BAR
    }

    /// Top and height of the mark of a month that is not declared.
    pub const fn missing(&self) -> (i64, i64) {
        (GROUND - MISSING, MISSING)
    }
}

impl Bar {
    /// The middle of the bar.
    pub const fn middle(&self) -> i64 {
        self.x + BAR / 2
    }

    /// Is there something to draw?
    pub const fn is_seen(&self, (_, height): &(i64, i64)) -> bool {
        *height > 0
    }

    /// The month in figures, short enough to stand below a few bars.
    pub fn label(&self) -> String {
        format!("{:02}/{}", self.month.month(), self.month.year())
    }
}

/// Height of an amount; what is not nothing is seen.
fn share(amount: Money, most: Money) -> i64 {
    let (amount, most) = (i128::from(amount.centimes().max(0)), i128::from(most.centimes()));
    if amount == 0 || most <= 0 {
        return 0;
    }
    i64::try_from((amount * i128::from(TALLEST) / most).max(1)).unwrap_or(TALLEST)
}

/// What a bar says to who points at it.
fn words(month: &MonthStanding) -> Text {
    use tasrih_domain::finding::Arg;
    let key = match (month.is_missing(), month.overdue.is_zero(), month.open().is_zero()) {
        (true, ..) => "standing-bar-missing",
        (_, false, _) => "standing-bar-late",
        (_, _, false) => "standing-bar-open",
        _ if month.due.is_zero() => "standing-bar-nothing",
        _ => "standing-bar-paid",
    };
    Text::of(key)
        .with("month", Arg::Month(month.month))
        .with("due", Arg::Money(month.due))
        .with("open", Arg::Money(month.open()))
}

/// A link as its company sees it.
#[derive(Debug, Clone)]
pub struct ConsentRow {
    /// Id.
    pub id: ConsentId,
    /// For whom.
    pub to: String,
    /// When it ends or ended.
    pub until: OffsetDateTime,
    /// Taken back.
    pub revoked_at: Option<OffsetDateTime>,
    /// The reasons are shown.
    pub with_reasons: bool,
    /// The whole address, while it is open.
    pub address: Option<String>,
    /// When somebody looked, and what was shown: the ending of `standing-<code>`.
    pub looks: Vec<(OffsetDateTime, String)>,
}

impl ConsentRow {
    /// Where it stands.
    pub fn tag(&self, frame: &Frame) -> Tag {
        let (tone, text) = match (self.revoked_at, &self.address) {
            (Some(at), _) => ("muted", frame.t("consent-revoked").with("at", at)),
            (None, Some(_)) => ("good", frame.t("consent-open").with("at", self.until)),
            (None, None) => ("muted", frame.t("consent-ended").with("at", self.until)),
        };
        Tag { tone, text }
    }
}

/// The form for a link, as it was typed.
#[derive(Debug, Clone)]
pub struct ConsentForm {
    /// Id of the link that it gives.
    pub id: ConsentId,
    /// For whom.
    pub to: String,
    /// For how many days.
    pub days: String,
    /// With reasons.
    pub with_reasons: bool,
}

impl ConsentForm {
    /// Most days.
    pub const fn days_max(&self) -> u16 {
        *Consent::DAYS.end()
    }
}

/// `GET /{lang}/employers/{affiliate}/standing`
#[derive(Debug, Template)]
#[template(path = "standing/show.html")]
pub struct StandingPage {
    /// Frame.
    pub frame: Frame,
    /// Company.
    pub employer: EmployerView,
    /// Stable name of the standing.
    pub code: &'static str,
    /// The day.
    pub on: Date,
    /// Reasons.
    pub reasons: Vec<ReasonView>,
    /// Owed and not paid.
    pub open: Money,
    /// Late of that.
    pub overdue: Money,
    /// Money that pays nothing yet.
    pub credit: Money,
    /// Drawing of the months.
    pub chart: Chart,
    /// The months, the latest first.
    pub months: Vec<MonthRow>,
    /// Links.
    pub consents: Vec<ConsentRow>,
    /// The form for a link, for those who may give one.
    pub form: Option<ConsentForm>,
    /// Something was done a moment ago: the ending of `consent-done-<code>`.
    pub done: Option<&'static str>,
    /// What is wrong with the form.
    pub faults: Vec<FormFault>,
}

impl StandingPage {
    /// What is wrong with the field of that id.
    pub fn fault(&self, anchor: &str) -> Option<&Text> {
        self.faults.iter().find(|fault| fault.anchor == anchor).map(|fault| &fault.text)
    }
}

/// What somebody with a link sees.
#[derive(Debug)]
pub enum Look {
    /// The standing.
    Shown(Box<LookView>),
    /// The link has ended.
    Ended,
    /// There is none.
    Unknown,
    /// Too many looks.
    TooMany,
}

/// The standing as the company shows it.
#[derive(Debug)]
pub struct LookView {
    /// Company.
    pub employer: EmployerView,
    /// Stable name of the standing.
    pub code: &'static str,
    /// The day.
    pub on: Date,
    /// Reasons, where the company shows them.
    pub reasons: Vec<ReasonView>,
    /// When the link ends.
    pub until: OffsetDateTime,
}

/// `GET /{lang}/consent/{code}`
#[derive(Debug, Template)]
#[template(path = "standing/look.html")]
pub struct LookPage {
    /// Frame.
    pub frame: Frame,
    /// What is seen.
    pub look: Look,
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn month(number: u8, due: i64, paid: i64, overdue: i64) -> MonthStanding {
        MonthStanding {
            month: Month::at(2026, number),
            due_on: date!(2026 - 06 - 10),
            filed_on: (due > 0).then_some(date!(2026 - 06 - 09)),
            due: Money::from_centimes(due),
            paid: Money::from_centimes(paid),
            overdue: Money::from_centimes(overdue),
            is_past: true,
        }
    }

    #[test]
    fn a_bar_is_as_tall_as_its_amount_and_what_is_late_is_seen() {
        let months = [month(1, 1_000_000, 1_000_000, 0), month(2, 500_000, 499_999, 1), month(3, 0, 0, 0)];
        let chart = Chart::of(&months, Lang::Fr);
        let heights = |bar: &Bar| (bar.paid.1, bar.open.1, bar.late.1);
        assert_eq!(chart.bars.iter().map(heights).collect::<Vec<_>>(), [(92, 0, 0), (45, 0, 1), (0, 0, 0)]);
        assert_eq!(chart.bars.iter().map(|bar| bar.is_missing).collect::<Vec<_>>(), [false, false, true]);
        // Nothing stands above the tallest bar or below the ground.
        assert!(chart.bars.iter().all(|bar| bar.late.0 >= chart.top() && bar.paid.0 <= chart.ground()));
    }

    #[test]
    fn time_runs_from_right_to_left_in_arabic() {
        let months = [month(1, 1, 1, 0), month(2, 1, 1, 0)];
        let place = |lang| -> Vec<(u8, i64)> {
            Chart::of(&months, lang).bars.iter().map(|bar| (bar.month.month(), bar.x)).collect()
        };
        assert_eq!(place(Lang::Fr), [(1, 2), (2, 16)]);
        assert_eq!(place(Lang::Ar), [(2, 2), (1, 16)]);
    }
}
