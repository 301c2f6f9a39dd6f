//! What waits for an agent, by post.

use crate::accounts::Actor;
use crate::{App, AppError};
use tasrih_domain::access::{Access, Duty, Post};
use tasrih_domain::approval::Approval;

/// A queue of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// Requests to register employees.
    Registrations,
    /// Requests of new employers.
    Affiliations,
    /// Proposals of other agents.
    Approvals,
    /// Movements of bank statements.
    Payments,
    /// Instalment plans.
    Plans,
}

/// What an agent begins with.
#[derive(Debug, Clone)]
pub struct OfficeHome {
    /// Their posts.
    pub posts: Vec<Post>,
    /// What they may do.
    pub duties: Vec<Duty>,
    /// Each queue with how many wait in it.
    pub queues: Vec<(Queue, u64)>,
}

impl OfficeHome {
    /// May the agent do that?
    pub fn may(&self, duty: Duty) -> bool {
        self.duties.contains(&duty)
    }
}

impl App {
    /// Has the person a post at the fund?
    pub async fn is_agent(&self, actor: &Actor) -> Result<bool, AppError> {
        Ok(!self.access(actor).await?.posts().is_empty())
    }

    /// The rights of somebody with a post; who has none finds nothing here.
    ///
    /// # Errors
    /// `Unknown`: no post. `Refused`: agents need a second factor, and this session was opened without.
    pub(crate) async fn agent(&self, actor: &Actor) -> Result<Access, AppError> {
        let access = self.access(actor).await?;
        if access.posts().is_empty() {
            return Err(AppError::Unknown);
        }
        if self.config.agents_need_second && !actor.has_second() {
            return Err(AppError::refused("refused-second-factor"));
        }
        Ok(access)
    }

    /// What waits for the agent.
    pub async fn office(&self, actor: &Actor) -> Result<OfficeHome, AppError> {
        let posts = self.agent(actor).await?.posts().to_vec();
        let may = |duty: &Duty| posts.iter().any(|post| post.duties().contains(duty));
        let duties: Vec<_> = Duty::ALL.iter().copied().filter(may).collect();
        let reader = self.store.read();
        let mut queues = Vec::new();
        if duties.contains(&Duty::DecideRegistration) {
            queues.push((Queue::Registrations, reader.registrations().waiting().await?));
        }
        if duties.contains(&Duty::DecideAffiliation) {
            queues.push((Queue::Affiliations, reader.affiliations().waiting().await?));
        }
        if duties.contains(&Duty::ImportStatement) {
            queues.push((Queue::Payments, reader.statements().waiting().await?));
        }
        if duties.contains(&Duty::DecidePlan) {
            queues.push((Queue::Plans, reader.plans().waiting().await?));
        }
        if duties.contains(&Duty::Approve) {
            let since = self.clock.now() - Approval::LIFE;
            queues.push((Queue::Approvals, reader.approvals().waiting(since, actor.account().id).await?));
        }
        Ok(OfficeHome { posts, duties, queues })
    }
}
