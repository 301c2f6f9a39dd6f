//! The month's tasks of an employer that a person acts for. The table of many is in [`crate::portfolio`].

use crate::accounts::Actor;
use crate::{App, AppError};
use std::collections::{BTreeMap, HashMap};
use tasrih_domain::access::{Access, Ask, Power, Read, Under};
use tasrih_domain::declaration::{Declaration, Employer};
use tasrih_domain::id::EmployerId;
use tasrih_domain::{AffiliateNumber, Month};
use tasrih_storage::{RegisterFilter, RegisterQuery};
use time::{Date, Duration};

/// Months looked back for declarations that are missing.
const MONTHS_BACK_MAX: usize = 12;
/// Filed months shown beside what is still to do.
const FILED_MONTHS_SHOWN: usize = 3;
/// A list that nobody took up for so long is no task any more.
const LISTS_RECALLED: Duration = Duration::days(31);
/// Declarations read for the page: every employer of a large accountant, a year back.
const DECLARATIONS_MAX: u32 = 5_000;

/// One month of one employer.
#[derive(Debug, Clone)]
pub struct MonthTask {
    /// The month.
    pub month: Month,
    /// Last day to file on time.
    pub due_on: Date,
    /// Days until that day; negative once it is past.
    pub days_left: i64,
    /// What is in preparation or filed, the main one first.
    pub declarations: Vec<Declaration>,
}

impl MonthTask {
    /// Is there nothing left to do?
    pub fn is_done(&self) -> bool {
        !self.declarations.is_empty() && self.declarations.iter().all(|one| one.state.is_filed())
    }
}

/// What waits for the employer in the registration of its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RegistrationTasks {
    /// Questions of the fund without an answer.
    pub questions: u64,
    /// Requests begun and not sent.
    pub drafts: u64,
    /// Lists not sent, or with rows that could not go.
    pub lists: u64,
}

impl RegistrationTasks {
    /// Is there something to do?
    pub fn any(&self) -> bool {
        self.questions + self.drafts + self.lists > 0
    }
}

/// One employer and its months, the latest first.
#[derive(Debug, Clone)]
pub struct EmployerCard {
    /// The employer.
    pub employer: Employer,
    /// Its months.
    pub tasks: Vec<MonthTask>,
    /// By what right the person sees it.
    pub under: Under,
    /// The person may prepare declarations.
    pub may_prepare: bool,
    /// The person may file them.
    pub may_submit: bool,
    /// What waits in its registrations; nothing for who may not register.
    pub registrations: RegistrationTasks,
}

/// Who came and who went in the present month, as far as the register knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MonthPeople {
    /// First day in the month.
    pub arrived: u64,
    /// Last day in the month.
    pub gone: u64,
}

impl App {
    /// Who came and who went this month.
    pub async fn month_people(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<MonthPeople, AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        let today = self.clock.today();
        let reader = self.store.read();
        let asked = |filter| RegisterQuery { filter, text: "", today };
        let month = Month::of(today);
        Ok(MonthPeople {
            arrived: reader.employments().count(employer.id, &asked(RegisterFilter::ArrivedIn(month))).await?,
            gone: reader.employments().count(employer.id, &asked(RegisterFilter::LeftIn(month))).await?,
        })
    }

    /// What waits in the registrations of these employers, where something does.
    pub(crate) async fn registration_tasks(
        &self,
        ids: &[EmployerId],
    ) -> Result<HashMap<EmployerId, RegistrationTasks>, AppError> {
        let since = self.clock.now() - LISTS_RECALLED;
        let reader = self.store.read();
        let mut waiting: HashMap<EmployerId, RegistrationTasks> = HashMap::new();
        for (employer, (questions, drafts)) in reader.registrations().own_tasks(ids).await? {
            waiting.insert(employer, RegistrationTasks { questions, drafts, ..RegistrationTasks::default() });
        }
        for (employer, lists) in reader.batches().own_tasks(ids, since).await? {
            waiting.entry(employer).or_default().lists = lists;
        }
        Ok(waiting)
    }

    /// The months of these employers, by name of the employer.
    pub(crate) async fn cards(&self, access: &Access, ids: &[EmployerId]) -> Result<Vec<EmployerCard>, AppError> {
        let today = self.clock.today();
        let law = self.law().await?;
        let reader = self.store.read();
        let employers = reader.employers().find_all(ids).await?;
        let present = Month::of(today);
        let first = (0..MONTHS_BACK_MAX).fold(present, |month, _| month.previous());
        let mut by_month: BTreeMap<_, Vec<Declaration>> = BTreeMap::new();
        for declaration in reader.declarations().current(ids, first..=present, DECLARATIONS_MAX).await? {
            by_month.entry((declaration.employer, declaration.month)).or_default().push(declaration);
        }
        let waiting = self.registration_tasks(ids).await?;
        let card = |employer: Employer| {
            let under = access.decide(Ask::For(Power::Read, employer.id), today).ok()?;
            let mut months = Vec::new();
            let mut month = present;
            while month >= first && month >= employer.declares_from {
                months.push(month);
                month = month.previous();
            }
            let tasks = months.into_iter().map(|month| {
                let due_on = law.due_date(month).on;
                let declarations = by_month.get(&(employer.id, month)).cloned().unwrap_or_default();
                MonthTask { month, due_on, days_left: (due_on - today).whole_days(), declarations }
            });
            let mut filed = 0;
            let tasks = tasks.filter(|task| {
                filed += usize::from(task.is_done());
                !task.is_done() || filed <= FILED_MONTHS_SHOWN
            });
            let may = |power| access.may(power, employer.id, today);
            let (may_prepare, may_submit) = (may(Power::Prepare), may(Power::Submit));
            let waits = waiting.get(&employer.id).copied().unwrap_or_default();
            let registrations = if may(Power::Register) { waits } else { RegistrationTasks::default() };
            Some(EmployerCard { tasks: tasks.collect(), under, may_prepare, may_submit, registrations, employer })
        };
        Ok(employers.into_iter().filter_map(card).collect())
    }
}
