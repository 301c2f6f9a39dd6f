//! Direct debits: the mandate that an employer gives, and the file by which the fund's bank collects what is owed.

use super::orders::dues;
use crate::accounts::Actor;
use crate::by::By;
use crate::declarations::FileDownload;
use crate::{App, AppError};
use tasrih_domain::access::{CollectDebits, Pay};
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{DebitFileId, DebitMandateId, EmployerId, OrderId};
use tasrih_domain::payment::{DebitFile, DebitMandate, Method, Order, OrderLine, OrderState, Rib, total};
use tasrih_domain::{AffiliateNumber, Money};
use tasrih_i18n::Text;
use tasrih_intake::write::debits::{self, Collection, Creditor, DebitOrders};
use tasrih_storage::Tx;
use time::{Date, Duration};

/// Employers collected from in one file.
const COLLECTIONS_MAX: u32 = 2_000;
/// Files shown.
const FILES_SHOWN_MAX: u32 = 20;
/// Characters of the holder's name.
const HOLDER_CHARS_MAX: usize = 70;
/// Days after which what a file asked for and did not come, or came back, is asked for again.
const ANSWER_DAYS: i64 = 10;
/// Days ahead on which a file may collect; banks ask for a day or two of notice.
const DAYS_AHEAD: std::ops::RangeInclusive<i64> = 1..=30;

/// A mandate as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MandateForm {
    /// Holder of the account.
    pub holder: String,
    /// RIB or Moroccan IBAN.
    pub account: String,
    /// The person's word that they may sign for the account.
    pub is_signed: bool,
}

/// An employer of whom something could be collected.
#[derive(Debug, Clone)]
pub struct DebitChoice {
    /// The employer.
    pub employer: Employer,
    /// Its mandate.
    pub mandate: DebitMandate,
    /// What is owed on the day of collection and not asked for by another file.
    pub amount: Money,
}

/// What agents see of direct debits.
#[derive(Debug, Clone)]
pub struct DebitsView {
    /// The day of collection.
    pub collect_on: Date,
    /// Of whom, and how much.
    pub choices: Vec<DebitChoice>,
    /// The files made, the latest first.
    pub files: Vec<DebitFile>,
    /// The number of the next file: the form keeps it, so that sending it twice makes one file.
    pub next_number: String,
    /// The fund's own account is set, without which no file can be made.
    pub is_configured: bool,
}

impl App {
    /// Gives the fund a mandate to collect. One that stands for the same account is left.
    ///
    /// # Errors
    /// Refused, in words: what is wrong with what was typed.
    pub async fn give_debit_mandate(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        form: &MandateForm,
    ) -> Result<DebitMandate, AppError> {
        let (employer, may) = self.authorise::<Pay>(actor, affiliate).await?;
        let account: Rib = form.account.parse().map_err(|_| AppError::refused("refused-rib"))?;
        // A key that does not fit is a warning elsewhere; here the bank would refuse the whole file.
        if !account.key_fits() {
            return Err(AppError::refused("refused-rib-key"));
        }
        let holder: String = form.holder.trim().chars().filter(|c| !c.is_control()).take(HOLDER_CHARS_MAX).collect();
        if holder.chars().count() < 2 {
            return Err(AppError::refused("refused-holder"));
        }
        if !form.is_signed {
            return Err(AppError::refused("refused-mandate-unsigned"));
        }
        let by = By::proof(&may, self.clock.now());
        let tx = self.begin_as(&may).await?;
        if let Some(stands) = tx.debits().in_force(employer.id).await? {
            if stands.account == account && stands.holder == holder {
                return Ok(stands);
            }
            return Err(AppError::refused("refused-mandate-stands"));
        }
        let nth = tx.debits().count_of(employer.id).await? + 1;
        let mandate = DebitMandate {
            id: DebitMandateId(self.clock.new_id()),
            employer: employer.id,
            reference: format!("TSR-{}-{nth}", employer.affiliate),
            holder,
            account,
            signed_by: may.account(),
            signed_at: by.at,
            ended_at: None,
            used_on: None,
        };
        tx.debits().insert(&mandate).await?;
        tx.statements().know_account(employer.id, &mandate.account, by.at).await?;
        tx.audit().append(&by.audit("debit-mandate-given").subject(mandate.id)).await?;
        self.tell_principal(&tx, &by, "message-debit-mandate-given", &Args::new()).await?;
        tx.commit().await?;
        Ok(mandate)
    }

    /// Takes the mandate back. Again changes nothing.
    pub async fn end_debit_mandate(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Pay>(actor, affiliate).await?;
        let by = By::proof(&may, self.clock.now());
        let tx = self.begin_as(&may).await?;
        let Some(mandate) = tx.debits().in_force(employer.id).await? else { return Ok(()) };
        if tx.debits().end(mandate.id, by.at).await? {
            tx.audit().append(&by.audit("debit-mandate-ended").subject(mandate.id)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Of whom something can be collected on that day, and the files made.
    pub async fn debits(&self, actor: &Actor, collect_on: Option<Date>) -> Result<DebitsView, AppError> {
        self.on_duty::<CollectDebits>(actor).await?;
        let collect_on = collect_on.filter(|on| self.is_collectable_on(*on)).unwrap_or(self.earliest_collection());
        let found = self.collectable(collect_on).await?;
        let choice = |(employer, mandate, lines): (Employer, DebitMandate, Vec<OrderLine>)| {
            Some(DebitChoice { employer, mandate, amount: total(&lines)? })
        };
        let files = self.store.read().debits().files(FILES_SHOWN_MAX).await?;
        let today = self.clock.today();
        let stem = format!("DD-{}{:02}{:02}", today.year(), u8::from(today.month()), today.day());
        let nth = files.iter().filter(|file| file.number.starts_with(&stem)).count() + 1;
        Ok(DebitsView {
            collect_on,
            next_number: format!("{stem}-{nth}"),
            choices: found.into_iter().filter_map(choice).collect(),
            files,
            is_configured: self.config.fund.is_some(),
        })
    }

    fn earliest_collection(&self) -> Date {
        self.clock.today().saturating_add(Duration::days(*DAYS_AHEAD.start() + 1))
    }

    fn is_collectable_on(&self, on: Date) -> bool {
        DAYS_AHEAD.contains(&(on - self.clock.today()).whole_days())
    }

    /// What each employer with a mandate owes on that day, less what files ask for that a bank may still answer.
    async fn collectable(&self, on: Date) -> Result<Vec<(Employer, DebitMandate, Vec<OrderLine>)>, AppError> {
        let reader = self.store.read();
        let mandates = reader.debits().page("", COLLECTIONS_MAX).await?;
        let ids: Vec<EmployerId> = mandates.iter().map(|mandate| mandate.employer).collect();
        let employers = reader.employers().find_all(&ids).await?;
        let open = reader.orders().open_of(&ids).await?;
        let mut all = Vec::new();
        for mandate in mandates {
            let Some(employer) = employers.iter().find(|one| one.id == mandate.employer) else { continue };
            let is_asked = |order: &&Order| {
                let is_awaited = order.pay_on.saturating_add(Duration::days(ANSWER_DAYS)) >= self.clock.today();
                order.employer == employer.id && order.method == Method::Debit && is_awaited
            };
            let asked: Vec<OrderLine> = open.iter().filter(is_asked).flat_map(|order| order.lines.clone()).collect();
            let owed = dues(&self.books(employer.id).await?.settled(on));
            let rest = |line: OrderLine| {
                let same = asked.iter().filter(|one| (one.month, one.part) == (line.month, line.part));
                let asked: Money = same.map(|one| one.amount).sum();
                (line.amount > asked).then(|| OrderLine { amount: line.amount - asked, ..line })
            };
            let lines: Vec<OrderLine> = owed.into_iter().filter_map(|due| rest(due.line)).collect();
            if !lines.is_empty() {
                all.push((employer.clone(), mandate, lines));
            }
        }
        Ok(all)
    }

    /// Makes the file for the bank: an order for each employer, all in one. The same number again gives the same file.
    ///
    /// # Errors
    /// Refused: nothing to collect, the day does not suit, or the fund's account is not set.
    pub async fn make_debit_file(
        &self,
        actor: &Actor,
        (number, collect_on): (&str, Date),
        chosen: &[AffiliateNumber],
    ) -> Result<DebitFile, AppError> {
        let duty = self.on_duty::<CollectDebits>(actor).await?;
        let number: String = number.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(30).collect();
        if let Some(before) = self.store.read().debits().file_of_number(&number).await? {
            return Ok(before);
        }
        let fund = self.config.fund.clone().ok_or(AppError::refused("refused-fund-not-set"))?;
        if number.is_empty() || !self.is_collectable_on(collect_on) {
            let text = Text::of("refused-collect-on").with("days", Arg::Count(*DAYS_AHEAD.end()));
            return Err(AppError::Refused(text));
        }
        let mut owing = self.collectable(collect_on).await?;
        owing.retain(|(employer, ..)| chosen.is_empty() || chosen.contains(&employer.affiliate));
        if owing.is_empty() {
            return Err(AppError::refused("refused-nothing-to-collect"));
        }
        let by = By::agent(&duty, self.clock.now());
        let creditor = Creditor { name: fund.name, account: fund.account, scheme_id: fund.scheme_id };
        let mut file = DebitFile {
            id: DebitFileId(self.clock.new_id()),
            number: number.clone(),
            collect_on,
            count: u32::try_from(owing.len()).unwrap_or(u32::MAX),
            amount: Money::ZERO,
            made_by: duty.account(),
            made_at: by.at,
        };
        let tx = self.begin_on_duty(&duty).await?;
        let (mut collections, mut orders) = (Vec::new(), Vec::new());
        for (employer, mandate, lines) in owing {
            let order = self.debit_order(&tx, &employer, (lines, collect_on), by).await?;
            file.amount = file.amount.checked_add(order.amount).ok_or(AppError::fault("more than an amount holds"))?;
            collections.push(Collection {
                reference: order.reference,
                amount: order.amount,
                mandate: mandate.reference.clone(),
                signed_on: tasrih_domain::declaration::local_date(mandate.signed_at),
                is_first: mandate.used_on.is_none(),
                debtor: mandate.holder.clone(),
                account: mandate.account.clone(),
            });
            tx.debits().used(mandate.id, collect_on).await?;
            let event = by.audit("debit-asked").employer(employer.id).subject(order.id);
            tx.audit().append(&event).await?;
            orders.push(Order { debit_file: Some(file.id), ..order });
        }
        let content = debits::write(&DebitOrders { id: number, made_at: by.at, collect_on, creditor, collections });
        let content = content.ok_or(AppError::fault("more than an amount holds"))?;
        tx.debits().insert_file(&file, &content).await?;
        for order in &orders {
            tx.orders().insert(order).await?;
        }
        tx.audit().append(&by.audit("debit-file-made").subject(file.id)).await?;
        tx.commit().await?;
        Ok(file)
    }

    /// The order that a collection pays. It is inserted once its file is there.
    async fn debit_order(
        &self,
        tx: &Tx,
        employer: &Employer,
        (lines, on): (Vec<OrderLine>, Date),
        by: By,
    ) -> Result<Order, AppError> {
        let serial = tx.orders().next_serial(employer.id).await?;
        let reference = tasrih_domain::payment::OrderReference::new(employer.affiliate, serial)
            .ok_or(AppError::fault("the employer has used up its order numbers"))?;
        Ok(Order {
            id: OrderId(self.clock.new_id()),
            employer: employer.id,
            reference,
            amount: total(&lines).ok_or(AppError::fault("more than an amount holds"))?,
            lines,
            method: Method::Debit,
            pay_on: on,
            state: OrderState::Open,
            made_by: by.account.ok_or(AppError::fault("orders are made by people"))?,
            made_at: by.at,
            debit_file: None,
        })
    }

    /// A file made for the bank, as a download. That it was taken is written down.
    pub async fn debit_file(&self, actor: &Actor, id: DebitFileId) -> Result<FileDownload, AppError> {
        let duty = self.on_duty::<CollectDebits>(actor).await?;
        let (file, content) = self.store.read().debits().file(id).await?.ok_or(AppError::Unknown)?;
        let by = By::agent(&duty, self.clock.now());
        let tx = self.begin_on_duty(&duty).await?;
        tx.audit().append(&by.audit("debit-file-taken").subject(id)).await?;
        tx.commit().await?;
        let name = format!("pain008-{}.xml", file.number);
        Ok(FileDownload { name, mime: "application/xml", bytes: content.into_bytes() })
    }
}
