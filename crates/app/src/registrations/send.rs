//! Sending a request: the number of the request, and the insured number where nothing is to be decided.

use super::known::{Why, keys, papers, search};
use crate::accounts::Actor;
use crate::by::By;
use crate::messages::Recipient;
use crate::{App, AppError};
use tasrih_domain::access::Register;
use tasrih_domain::declaration::Employer;
use tasrih_domain::employment::{Employment, EmploymentSource};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{EmploymentId, PersonId, RegistrationId};
use tasrih_domain::person::InsuredPerson;
use tasrih_domain::registration::{self, Applicant, Checked, Event, Request, SearchKeys, State, Typed};
use tasrih_domain::{Address, AffiliateNumber, InsuredNumber, Lang};
use tasrih_storage::Tx;
use time::Date;

/// What a request is searched by; nothing while it cannot be understood.
pub(super) fn keys_of(typed: &Typed, today: Date) -> SearchKeys {
    registration::check::check(typed, today).applicant.as_ref().map(keys).unwrap_or_default()
}

/// What the person says when sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sending {
    /// The version that the page showed.
    pub seen: u32,
    /// The person looked at the people who are alike and says that it is none of them: an agent decides.
    pub is_other: bool,
}

impl App {
    /// Sends a draft. Sent already, it is given back as it stands.
    ///
    /// # Errors
    /// `Refused`: something blocking stands, or the paper is somebody's of the register and the person did not say that
    /// it is another one. `Stale`: changed meanwhile.
    pub async fn send_registration(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
        sending: Sending,
    ) -> Result<Request, AppError> {
        let (employer, may, _) = self.request_of::<Register>(actor, affiliate, id).await?;
        let app = self.clone();
        let by = By::proof(&may, self.clock.now());
        Self::to_the_end(async move {
            let tx = app.begin_as(&may).await?;
            let mut request = app.in_turn(&tx, id).await?;
            if request.state != State::Draft {
                // The same page sent twice: the other one has sent it.
                return if request.number.is_some() { Ok(request) } else { Err(AppError::Stale) };
            }
            app.send_in(&tx, &mut request, (&employer, sending.is_other), by).await?;
            app.keep(&tx, &mut request, sending.seen).await?;
            let number = request.number.map(|number| number.to_string()).unwrap_or_default();
            let said = Args::new().with("number", Arg::Text(number));
            app.tell_principal(&tx, &by, "message-principal-registered", &said).await?;
            tx.commit().await?;
            Ok(request)
        })
        .await
    }

    /// The request as it stands once everybody who gives numbers or decides has done so; they wait for us until the
    /// end of the transaction. Of two requests about one person, the later sees what became of the earlier.
    pub(super) async fn in_turn(&self, tx: &Tx, id: RegistrationId) -> Result<Request, AppError> {
        tx.registrations().take_turn(self.year()).await?;
        tx.registrations().find(id).await?.ok_or(AppError::Unknown)
    }

    /// Gives a draft its number and, in a simple case, the person theirs. The caller keeps the row.
    pub(super) async fn send_in(
        &self,
        tx: &Tx,
        request: &mut Request,
        (employer, is_other): (&Employer, bool),
        by: By,
    ) -> Result<(), AppError> {
        let checked = registration::check::check(&request.typed, self.clock.today());
        let Some(applicant) = &checked.applicant else {
            return Err(AppError::refused("refused-registration-faults"));
        };
        let number = tx.registrations().next_number(self.year()).await?;
        let known = search(tx.persons(), applicant).await?;
        // Namesakes born on one day exist: an agent looks at them. One card is one person.
        if known.iter().any(|(_, why)| *why == Why::SamePaper) && !is_other {
            return Err(AppError::refused("refused-registration-known"));
        }
        let alike = tx.registrations().alike(request.id, &keys(applicant)).await?;
        request.number = Some(number);
        request.sent_by = by.account;
        request.sent_at = Some(by.at);
        Self::step(tx, request, Event::Submitted, by, "").await?;
        if checked.is_simple() && known.is_empty() && alike.is_empty() {
            self.accept_in(tx, request, employer, By::gateway(by.at)).await?;
        }
        Ok(())
    }

    /// Registers the person of a request, hires them, and tells both sides. The caller keeps the row.
    pub(super) async fn accept_in(
        &self,
        tx: &Tx,
        request: &mut Request,
        employer: &Employer,
        by: By,
    ) -> Result<(), AppError> {
        let Checked { applicant, .. } = registration::check::check(&request.typed, self.clock.today());
        let applicant = applicant.ok_or(AppError::refused("refused-registration-faults"))?;
        let insured = tx.persons().issue_number().await?;
        let person = self.person_of(&applicant, (insured, employer));
        tx.persons().insert(&person).await?;
        self.hire_in(tx, (person.id, &applicant), employer, by).await?;
        request.insured = Some(insured);
        Self::step(tx, request, Event::Accepted, by, "").await?;
        let typed = [&applicant.phone, &applicant.email].into_iter().flatten().cloned().collect();
        self.tell_accepted(tx, request, typed, employer).await
    }

    /// Hires somebody under the number that they have. The caller keeps the row.
    pub(super) async fn link_in(
        &self,
        tx: &Tx,
        request: &mut Request,
        (employer, person): (&Employer, &InsuredPerson),
        by: By,
    ) -> Result<(), AppError> {
        let Checked { applicant, .. } = registration::check::check(&request.typed, self.clock.today());
        let applicant = applicant.ok_or(AppError::refused("refused-registration-faults"))?;
        self.hire_in(tx, (person.id, &applicant), employer, by).await?;
        request.insured = Some(person.insured);
        Self::step(tx, request, Event::Linked, by, "").await?;
        // Their number goes where the fund reaches them, not to whatever address was typed beside their card. Nor to
        // one that another employer typed: it would read there where they work now.
        let is_theirs = person.contact_by.is_none_or(|by| by == employer.id);
        let on_file = [&person.phone, &person.email].into_iter().filter(|_| is_theirs);
        let reached_at = on_file.filter_map(|text| text.parse().ok()).collect();
        self.tell_accepted(tx, request, reached_at, employer).await
    }

    /// The stay begins, unless the person is there already.
    async fn hire_in(
        &self,
        tx: &Tx,
        (person, applicant): (PersonId, &Applicant),
        employer: &Employer,
        by: By,
    ) -> Result<(), AppError> {
        let stay = Employment::begin(
            EmploymentId(self.clock.new_id()),
            (employer.id, person),
            applicant.hired_on,
            EmploymentSource::Registered,
            self.clock.today(),
        );
        let stay = stay.map_err(|_| AppError::refused("refused-registration-hire-date"))?;
        let stays = tx.employments().of(employer.id, person).await?;
        if stays.iter().any(|stay| stay.is_current && stay.leave.is_none()) {
            return Ok(());
        }
        tx.employments().insert(&stay).await?;
        let mut audited = by.audit("employee-hired").person(person).subject(stay.id);
        audited.employer = Some(employer.id);
        Ok(tx.audit().append(&audited).await?)
    }

    /// Hires the person of a draft under the number that they have already.
    ///
    /// # Errors
    /// `Unknown`: that person does not have the paper that was typed. A name and a day of birth prove nothing: with
    /// them alone, anybody could learn a stranger's number. `Stale`: it was sent already, and an agent decides.
    pub async fn hire_known(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
        (seen, person): (u32, PersonId),
    ) -> Result<Request, AppError> {
        let (employer, may, _) = self.request_of::<Register>(actor, affiliate, id).await?;
        let by = By::proof(&may, self.clock.now());
        let tx = self.begin_as(&may).await?;
        let mut request = self.in_turn(&tx, id).await?;
        match request.state {
            State::Draft => {}
            State::Accepted => return Ok(request),
            // It is in an agent's hands, who decides it.
            _ => return Err(AppError::Stale),
        }
        let checked = registration::check::check(&request.typed, self.clock.today());
        let applicant = checked.applicant.ok_or(AppError::refused("refused-registration-faults"))?;
        let alike = search(tx.persons(), &applicant).await?;
        let is_proven = |(one, why): &(InsuredPerson, Why)| one.id == person && *why == Why::SamePaper;
        let (found, _) = alike.into_iter().find(is_proven).ok_or(AppError::Unknown)?;
        request.number = Some(tx.registrations().next_number(self.year()).await?);
        request.sent_by = by.account;
        request.sent_at = Some(by.at);
        self.link_in(&tx, &mut request, (&employer, &found), by).await?;
        self.keep(&tx, &mut request, seen).await?;
        self.tell_principal(&tx, &by, "message-principal-hired", &Args::new()).await?;
        tx.commit().await?;
        Ok(request)
    }

    /// Answers an agent's question; documents were attached before. The same answer again changes nothing.
    pub async fn answer_registration(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: RegistrationId,
        (seen, words): (u32, &str),
    ) -> Result<(), AppError> {
        let (_, may, mut request) = self.request_of::<Register>(actor, affiliate, id).await?;
        let words: String = words.trim().chars().take(super::draft::WORDS_MAX).collect();
        if request.state == State::Submitted && self.is_answered(&request, (seen, &words)).await? {
            return Ok(());
        }
        let tx = self.begin_as(&may).await?;
        Self::step(&tx, &mut request, Event::Answered, By::proof(&may, self.clock.now()), &words).await?;
        self.keep(&tx, &mut request, seen).await?;
        Ok(tx.commit().await?)
    }

    /// Was that the answer to the question that stood at that version?
    async fn is_answered(&self, request: &Request, (seen, words): (u32, &str)) -> Result<bool, AppError> {
        let history = self.store.read().registrations().history(request.id, super::HISTORY_MAX).await?;
        let last = history.last().filter(|last| last.event == Event::Answered && last.words == words);
        Ok(last.is_some() && request.version == seen + 1)
    }

    /// The year that numbers of requests are counted in.
    pub(super) fn year(&self) -> u16 {
        u16::try_from(self.clock.today().year()).unwrap_or(u16::MAX)
    }

    fn person_of(&self, applicant: &Applicant, (insured, employer): (InsuredNumber, &Employer)) -> InsuredPerson {
        let id = PersonId(self.clock.new_id());
        let names = (applicant.surname.as_str(), applicant.given_name.as_str());
        let address = |address: &Option<tasrih_domain::Address>| {
            address.as_ref().map(|address| address.text().to_owned()).unwrap_or_default()
        };
        InsuredPerson {
            surname_ar: applicant.surname_ar.clone(),
            given_name_ar: applicant.given_name_ar.clone(),
            born_on: Some(applicant.born_on),
            sex: Some(applicant.sex),
            nationality: applicant.nationality.code().to_owned(),
            document: papers(applicant).into_iter().next(),
            phone: address(&applicant.phone),
            email: address(&applicant.email),
            contact_by: Some(employer.id),
            rib: applicant.rib.clone().unwrap_or_default(),
            is_registered: true,
            ..InsuredPerson::declared(id, insured, names, self.clock.today())
        }
    }

    /// Tells the one who sent it, and the person registered at these addresses. Whoever sends a list is told
    /// once, of the list.
    async fn tell_accepted(
        &self,
        tx: &Tx,
        request: &Request,
        reached_at: Vec<Address>,
        employer: &Employer,
    ) -> Result<(), AppError> {
        if request.batch.is_none() {
            self.tell_sender(tx, request, "message-registration-accepted", "").await?;
        }
        let sender = tx.accounts().find(request.sent_by.unwrap_or(request.created_by)).await?;
        let lang = sender.map_or(Lang::Fr, |account| account.lang);
        let insured = request.insured.map(|insured| insured.to_string()).unwrap_or_default();
        for address in &reached_at {
            let args = Args::new()
                .with("employer", Arg::Text(employer.name_in(lang).to_owned()))
                .with("insured", Arg::Text(insured.clone()));
            self.tell(tx, &Recipient::at(address, lang), "message-registered", args).await?;
        }
        Ok(())
    }

    /// Tells the one who sent a request what became of it.
    pub(super) async fn tell_sender(
        &self,
        tx: &Tx,
        request: &Request,
        key: &'static str,
        words: &str,
    ) -> Result<(), AppError> {
        let sender = request.sent_by.unwrap_or(request.created_by);
        let Some(account) = tx.accounts().find(sender).await? else { return Ok(()) };
        let number = request.number.map(|number| number.to_string()).unwrap_or_default();
        let args = Args::new().with("number", Arg::Text(number)).with("words", Arg::Text(words.to_owned()));
        self.tell(tx, &Recipient::of(&account), key, args).await
    }
}
