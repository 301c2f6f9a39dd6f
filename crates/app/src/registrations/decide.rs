//! What fund agents do with requests: a queue, a case with everything beside it, one decision.

use super::known::{Alike, Why, keys, search};
use super::owner;
use crate::by::By;
use crate::declarations::FileDownload;
use crate::{App, AppError};
use tasrih_domain::access::{DecideRegistration, OnDuty};
use tasrih_domain::declaration::Employer;
use tasrih_domain::document::Document;
use tasrih_domain::id::{DocumentId, EmployerId, PersonId, RegistrationId};
use tasrih_domain::registration::{self, Checked, Event, Happening, Request, RequestNumber, State};
use tasrih_storage::{QueueSeen, Tx};

/// Longest question or reason, in characters.
const WORDS_MAX: usize = 2_000;
/// Requests on one page of the queue.
const PAGE_MAX: u32 = 50;

/// Which requests an agent wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QueueFilter {
    /// Only in this state; without it, those that wait for an agent.
    pub state: Option<State>,
    /// Only of this employer.
    pub employer: Option<EmployerId>,
    /// From after this one.
    pub after: Option<QueueSeen>,
}

/// One request of the queue.
#[derive(Debug, Clone)]
pub struct QueueEntry {
    /// The request.
    pub request: Request,
    /// Who asks.
    pub employer: Employer,
}

/// A page of the queue, the longest waiting first.
#[derive(Debug, Clone)]
pub struct QueuePage {
    /// The requests.
    pub entries: Vec<QueueEntry>,
    /// Where the next page begins, if there is one.
    pub next: Option<QueueSeen>,
    /// How many wait for an agent in all.
    pub waiting: u64,
}

/// A request with everything that an agent needs to decide it.
#[derive(Debug, Clone)]
pub struct Case {
    /// The request.
    pub request: Request,
    /// Who asks.
    pub employer: Employer,
    /// What the check says of it today.
    pub checked: Checked,
    /// Who and what is probably the same.
    pub alike: Alike,
    /// Documents.
    pub documents: Vec<Document>,
    /// What happened, the oldest first.
    pub history: Vec<Happening>,
}

/// How an agent accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// A new person: a number is issued.
    New,
    /// This person of the register: their number is used.
    Known(PersonId),
}

impl App {
    /// A page of the agents' queue.
    pub async fn registration_queue(
        &self,
        _duty: &OnDuty<DecideRegistration>,
        filter: QueueFilter,
    ) -> Result<QueuePage, AppError> {
        let reader = self.store.read();
        let states = filter.state.map_or(vec![State::Submitted], |state| vec![state]);
        let mut requests = reader.registrations().queue(&states, filter.employer, filter.after, PAGE_MAX + 1).await?;
        let has_more = requests.len() > PAGE_MAX as usize;
        requests.truncate(PAGE_MAX as usize);
        let next = requests
            .last()
            .filter(|_| has_more)
            .and_then(|last| Some(QueueSeen { sent_at: last.sent_at?, id: last.id }));
        let mut ids: Vec<EmployerId> = requests.iter().map(|request| request.employer).collect();
        ids.sort_unstable();
        ids.dedup();
        let employers = reader.employers().find_all(&ids).await?;
        let of = |request: Request| {
            let employer = employers.iter().find(|one| one.id == request.employer)?.clone();
            Some(QueueEntry { request, employer })
        };
        let entries = requests.into_iter().filter_map(of).collect();
        Ok(QueuePage { entries, next, waiting: reader.registrations().waiting().await? })
    }

    /// The request of that number, for the search of agents.
    pub async fn registration_by_number(
        &self,
        _duty: &OnDuty<DecideRegistration>,
        number: RequestNumber,
    ) -> Result<Option<RegistrationId>, AppError> {
        Ok(self.store.read().registrations().find_by_number(number).await?.map(|request| request.id))
    }

    /// A case with its documents and whoever is alike. The look is audited.
    pub async fn registration_case(
        &self,
        duty: &OnDuty<DecideRegistration>,
        id: RegistrationId,
    ) -> Result<Case, AppError> {
        let reader = self.store.read();
        let request = self.sent(id).await?;
        let employer = reader.employers().find(request.employer).await?.ok_or(AppError::Unknown)?;
        let checked = registration::check::check(&request.typed, self.clock.today());
        let mut alike = Alike::default();
        if let Some(applicant) = &checked.applicant {
            alike.people = search(reader.persons(), applicant).await?;
            for other in reader.registrations().alike(id, &keys(applicant)).await? {
                if let Some(employer) = reader.employers().find(other.employer).await? {
                    alike.requests.push((other, employer));
                }
            }
        }
        let case = Case {
            documents: reader.documents().of(owner(id)).await?,
            history: reader.registrations().history(id, super::HISTORY_MAX).await?,
            alike,
            checked,
            employer,
            request,
        };
        let by = By::agent(duty, self.clock.now());
        let mut seen = by.audit("registration-seen").subject(id);
        seen.employer = Some(case.employer.id);
        let tx = self.begin_on_duty(duty).await?;
        tx.audit().append(&seen).await?;
        // Whoever is shown beside it as alike was looked at too, and can read so.
        for (person, _) in &case.alike.people {
            tx.audit().append(&seen.clone().person(person.id)).await?;
        }
        tx.commit().await?;
        Ok(case)
    }

    /// A document of a case. That it was looked at is written down.
    pub async fn registration_case_document(
        &self,
        duty: &OnDuty<DecideRegistration>,
        id: RegistrationId,
        document: DocumentId,
    ) -> Result<FileDownload, AppError> {
        let request = self.sent(id).await?;
        let file = self.document_file(owner(id), document).await?;
        let event = By::agent(duty, self.clock.now()).audit("registration-document-seen").subject(id);
        let tx = self.begin_on_duty(duty).await?;
        tx.audit().append(&event.employer(request.employer)).await?;
        tx.commit().await?;
        Ok(file)
    }

    /// Asks the employer something. The same question again changes nothing.
    ///
    /// # Errors
    /// `Refused`: without words. `Stale`: decided or changed meanwhile.
    pub async fn ask_about_registration(
        &self,
        duty: &OnDuty<DecideRegistration>,
        id: RegistrationId,
        seen: u32,
        words: &str,
    ) -> Result<(), AppError> {
        let words = said(words, "refused-registration-no-question")?;
        self.send_back(duty, (id, seen), (Event::Asked, State::NeedsInformation), words).await
    }

    /// Refuses a request, with the reason. The same refusal again changes nothing.
    ///
    /// # Errors
    /// `Refused`: without words. `Stale`: decided or changed meanwhile.
    pub async fn refuse_registration(
        &self,
        duty: &OnDuty<DecideRegistration>,
        id: RegistrationId,
        seen: u32,
        words: &str,
    ) -> Result<(), AppError> {
        let words = said(words, "refused-registration-no-reason")?;
        self.send_back(duty, (id, seen), (Event::Refused, State::Refused), words).await
    }

    async fn send_back(
        &self,
        duty: &OnDuty<DecideRegistration>,
        (id, seen): (RegistrationId, u32),
        (event, to): (Event, State),
        words: String,
    ) -> Result<(), AppError> {
        let mut request = self.sent(id).await?;
        if request.state == to && request.words == words {
            return Ok(());
        }
        let key = if event == Event::Asked { "message-registration-asked" } else { "message-registration-refused" };
        let tx = self.begin_on_duty(duty).await?;
        request.words.clone_from(&words);
        Self::step(&tx, &mut request, event, By::agent(duty, self.clock.now()), &words).await?;
        self.keep(&tx, &mut request, seen).await?;
        self.tell_sender(&tx, &request, key, &words).await?;
        Ok(tx.commit().await?)
    }

    /// Accepts a request. Accepted already, it is given back with its number.
    ///
    /// # Errors
    /// `Refused`: a new number for someone whose paper is registered. `Stale`: decided or changed meanwhile.
    pub async fn accept_registration(
        &self,
        duty: &OnDuty<DecideRegistration>,
        id: RegistrationId,
        seen: u32,
        decision: Decision,
    ) -> Result<Request, AppError> {
        let request = self.sent(id).await?;
        let employer = self.store.read().employers().find(request.employer).await?.ok_or(AppError::Unknown)?;
        let by = By::agent(duty, self.clock.now());
        let (app, duty) = (self.clone(), *duty);
        Self::to_the_end(async move {
            let tx = app.begin_on_duty(&duty).await?;
            // Two cases about one person, decided at once by two agents: one after the other.
            let mut request = app.in_turn(&tx, id).await?;
            if request.state == State::Accepted {
                return Ok(request);
            }
            app.accept_as(&tx, &mut request, &employer, (by, decision)).await?;
            app.keep(&tx, &mut request, seen).await?;
            tx.commit().await?;
            Ok(request)
        })
        .await
    }

    async fn accept_as(
        &self,
        tx: &Tx,
        request: &mut Request,
        employer: &Employer,
        (by, decision): (By, Decision),
    ) -> Result<(), AppError> {
        let checked = registration::check::check(&request.typed, self.clock.today());
        let applicant = checked.applicant.ok_or(AppError::refused("refused-registration-faults"))?;
        let known = search(tx.persons(), &applicant).await?;
        match decision {
            Decision::Known(person) => {
                let (found, _) = known.into_iter().find(|(one, _)| one.id == person).ok_or(AppError::Stale)?;
                self.link_in(tx, request, (employer, &found), by).await
            }
            Decision::New if known.iter().any(|(_, why)| *why == Why::SamePaper) => {
                Err(AppError::refused("refused-registration-paper-known"))
            }
            Decision::New => self.accept_in(tx, request, employer, by).await,
        }
    }

    /// A request that was sent; a draft is nobody's business but its employer's.
    async fn sent(&self, id: RegistrationId) -> Result<Request, AppError> {
        let request = self.store.read().registrations().find(id).await?;
        request.filter(|request| request.number.is_some()).ok_or(AppError::Unknown)
    }
}

fn said(words: &str, missing: &'static str) -> Result<String, AppError> {
    let words: String = words.trim().chars().take(WORDS_MAX).collect();
    if words.is_empty() { Err(AppError::refused(missing)) } else { Ok(words) }
}
