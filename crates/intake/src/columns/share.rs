//! Contribution columns: a payer, a branch, and words around them, in any order.

use super::words::{BRANCHES, canonical, is_noise, is_share_noise};
use super::{Meaning, branch, share};
use std::collections::HashMap;
use std::sync::LazyLock;
use tasrih_domain::{Branch, Payer, ShareOf};

/// What the words of a heading without its payer say of the branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A branch that one payer alone pays, or that both pay.
    Branch(Branch),
    /// Short term, with or without job loss.
    ShortTerm,
    /// Short term and job loss.
    ShortTermAndJobLoss,
    /// Health, with or without solidarity.
    Health,
    /// The branches of the fund.
    SocialSecurity,
    /// Everything.
    All,
}

static BY_PHRASE: LazyLock<HashMap<String, Named>> = LazyLock::new(|| {
    let split =
        |(named, phrases): &(Named, &'static str)| phrases.split('|').map(|one| (one, *named)).collect::<Vec<_>>();
    BRANCHES.iter().flat_map(split).map(|(phrase, named)| (canonical(phrase).join(" "), named)).collect()
});

/// The contribution column that the words name; `None` when they name something else or leave it open.
pub fn understand(words: &[String]) -> Option<Meaning> {
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    let payer = match (has("employeur") || has("pp"), has("salarie") || has("ps") || has("retenue")) {
        (true, false) => Some(Payer::Employer),
        (false, true) => Some(Payer::Employee),
        (true, true) => Some(Payer::Both),
        (false, false) => None,
    };
    let rest: Vec<&str> = words.iter().map(String::as_str).filter(|word| !is_frame(word)).collect();
    let named = if rest.is_empty() {
        // `Employeur` alone is a company and `Salarié` alone a person: a word must say that it is about money due.
        let is_about_shares = ["cotisation", "part", "retenue", "charge"].into_iter().any(has);
        is_about_shares.then_some(Named::All)?
    } else {
        let phrase = rest.join(" ");
        *BY_PHRASE.get(&phrase)?
    };
    let whole = has("total") || has("global");
    meaning(named, payer.or(whole.then_some(Payer::Both)), has("cotisation"))
}

/// Words that say who pays, or that it is a contribution at all.
fn is_frame(word: &str) -> bool {
    matches!(word, "employeur" | "pp" | "salarie" | "ps" | "retenue" | "global")
        || is_share_noise(word)
        || (is_noise(word) && word != "cnss")
}

fn meaning(named: Named, payer: Option<Payer>, is_contribution: bool) -> Option<Meaning> {
    let said_or_both = payer.unwrap_or(Payer::Both);
    Some(match (named, payer) {
        (Named::Branch(one @ (Branch::FamilyAllowances | Branch::HealthSolidarity | Branch::TrainingLevy)), _) => {
            branch(one, if payer == Some(Payer::Employee) { Payer::Employee } else { Payer::Employer })
        }
        (Named::Branch(one), _) => branch(one, said_or_both),
        (Named::ShortTerm, _) => Meaning::ShortTerm(said_or_both),
        (Named::ShortTermAndJobLoss, _) => share(ShareOf::ShortTermAndJobLoss, said_or_both),
        (Named::Health, Some(Payer::Employer)) => Meaning::EmployerHealth,
        // The employee pays no solidarity: both names mean one amount.
        (Named::Health, Some(Payer::Employee)) => branch(Branch::HealthBasic, Payer::Employee),
        (Named::Health, Some(Payer::Both)) => share(ShareOf::Health, Payer::Both),
        (Named::SocialSecurity, Some(Payer::Employer)) => Meaning::EmployerSocialSecurity,
        (Named::SocialSecurity, Some(payer)) => share(ShareOf::SocialSecurity, payer),
        // `CNSS` and `AMO` alone are the employee's share on some slips and the sum on others: never guess.
        (Named::Health | Named::SocialSecurity, None) => return None,
        (Named::All, None) if !is_contribution => return None,
        (Named::All, _) => share(ShareOf::All, said_or_both),
    })
}
