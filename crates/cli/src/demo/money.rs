//! What the demo's companies paid, and the rule on late payment, switched on by two agents.

use super::companies::{AGENTS, Company, PASSWORD, Paid};
use super::config;
use tasrih_app::office::{Grounds, SwitchProposal, Verdict};
use tasrih_app::{App, Clock, Store};
use tasrih_domain::access::Post;
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::PostingId;
use tasrih_domain::law::LateRule;
use tasrih_domain::{Money, Month};
use tasrih_ledger::{Account, NewPosting, Posting};
use tasrih_rates::Law;
use time::Duration;

/// How long after the due date those pay who pay late.
const LATE: Duration = Duration::days(27);
/// What one company pays too much.
const TOO_MUCH: Money = Money::from_dirhams(5_000);
/// Months back from which the rule on late payment is applied: the arrears of the demo begin after it.
const SWITCHED_ON_BEFORE: u32 = 6;

/// The money that came in for what a company filed.
pub async fn pay_past(store: &Store, company: &Company, employer: &Employer) -> anyhow::Result<()> {
    let clock = Clock::system();
    let charges = store.read().ledger().postings(employer.id).await?;
    for (number, charge) in (1_u32..).zip(&charges) {
        let Some((month, amount)) = charged(charge) else { continue };
        let due_on = Law::embedded().due_date(month).on;
        let (on, amount) = match company.paid {
            Paid::InTime => (due_on - Duration::DAY, amount),
            Paid::HalfAndLate => (due_on + LATE, Money::from_centimes(amount.centimes() / 2)),
            Paid::TooMuch => (due_on - Duration::DAY, amount + TOO_MUCH),
        };
        if on > clock.today() {
            continue;
        }
        let reference = format!("VIR-{}-{number:03}", employer.affiliate);
        let tx = store.begin_write().await?;
        let id = PostingId(clock.new_id());
        tx.ledger().post(employer.id, (id, clock.now()), &NewPosting::payment(&reference, on, amount)).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The month of a charge and what it makes in all.
fn charged(posting: &Posting) -> Option<(Month, Money)> {
    let owed = posting.legs.iter().filter(|leg| matches!(leg.account, Account::Receivable(_)));
    let month = posting.legs.iter().find_map(|leg| leg.month)?;
    Some((month, owed.map(|leg| leg.amount).sum()))
}

/// The rule on late payment, which one source alone tells, is switched on: one supervisor proposes, the other agrees.
pub async fn switch_on(store: &Store, working: Month) -> anyhow::Result<()> {
    let supervisors: Vec<_> = AGENTS.iter().filter(|(_, post)| *post == Post::Supervisor).collect();
    let [((first, _), _), ((second, _), _)] = &supervisors[..] else { return Ok(()) };
    let app = App::new(store.clone(), Clock::system(), config());
    let grounds = Grounds {
        title: "Décision inventée n° 9 : majorations de retard inscrites aux comptes".to_owned(),
        url: "https://caisse.example/decisions/9".to_owned(),
    };
    let from = (0..SWITCHED_ON_BEFORE).fold(working, |month, _| month.previous());
    let wanted = SwitchProposal { rule: LateRule::LatePayment, from, is_on: true, grounds };
    let proposes = app.sign_in(first, PASSWORD).await?;
    let id = app.propose_switch(&proposes.actor, wanted).await?;
    app.sign_out(&proposes.token).await?;
    let decides = app.sign_in(second, PASSWORD).await?;
    let agrees = Verdict { seen: 1, agrees: true, reason: "Vérifié avec le texte.".to_owned() };
    app.decide_approval(&decides.actor, id, agrees).await?;
    app.sign_out(&decides.token).await?;
    while app.settle_due().await? > 0 {}
    Ok(())
}
