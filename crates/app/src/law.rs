//! The law in force: what the program was built with, and what the fund published since.

use crate::{App, AppError};
use tasrih_domain::Month;
use tasrih_domain::finding::Arg;
use tasrih_i18n::Text;
use tasrih_rates::{Law, Source};
use time::Date;

impl App {
    /// The law as it stands now. Read for every use, in one question: a decision holds from its publication on,
    /// whichever instance of the gateway published it.
    pub async fn law(&self) -> Result<Law, AppError> {
        Ok(Law::with(&self.store.read().law().published().await?))
    }

    /// The last day to file a month on time.
    pub async fn due_on(&self, month: Month) -> Result<Date, AppError> {
        Ok(self.law().await?.due_date(month).on)
    }
}

/// The name of the text that a value was read in.
pub fn source_name(source: &Source) -> Text {
    let name = Text::coded("law-", &source.text);
    match &source.title {
        Some(title) => name.with("title", Arg::Text(title.clone())),
        None => name,
    }
}
