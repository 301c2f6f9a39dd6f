//! The way back to a request, for who has its number and the card of the manager named in it.

use super::{hash_of, token_of};
use crate::App;
use crate::door::{DoorError, FieldFault};
use crate::limits::{Client, Limit, Whose};
use sha2::{Digest, Sha256};
use tasrih_domain::affiliation::{self, Item};
use tasrih_domain::person::{Document, DocumentKind};
use tasrih_i18n::Text;
use uuid::Uuid;

/// Longer than any number.
const CHARACTERS_MAX: usize = 40;

/// What somebody types to come back. The card is personal.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Returning {
    /// Number of the request.
    pub number: String,
    /// Number of the manager's identity card.
    pub card: String,
}

impl std::fmt::Debug for Returning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Returning")
    }
}

impl App {
    /// The secret address of the request of that number, for who has the card of its manager. A number that is no
    /// request's is answered like another card.
    ///
    /// # Errors
    /// Fields: they do not belong together. `TooMany`: too many tries of one number, or from one client.
    pub async fn return_to_affiliation(&self, typed: &Returning, client: Client) -> Result<String, DoorError> {
        let number: String = typed.number.trim().to_uppercase().chars().take(CHARACTERS_MAX).collect();
        let tries = [(Limit::CodesTyped, Whose::Id(counted(&number))), (Limit::CodesTypedFrom, Whose::Client(client))];
        if self.count_try(&tries).await?.is_none() {
            return Err(DoorError::TooMany);
        }
        let card = Document::new(DocumentKind::Cin, &typed.card);
        let found = self.store.read().affiliations().find_by_number(&number).await?;
        let is_its_manager = |request: &affiliation::Affiliation| {
            let own = Document::new(DocumentKind::Cin, &affiliation::text(&request.typed, Item::ManagerCin));
            card.is_some() && own == card
        };
        let Some(request) = found.filter(is_its_manager) else {
            let text = Text::of("fault-affiliation-return");
            return Err(DoorError::Fields(vec![FieldFault { field: "number", text }]));
        };
        let token = token_of(&self.door_secret().await?, request.id);
        let tx = self.store.begin_write().await?;
        // One that was begun when these addresses were drawn has another.
        tx.affiliations().set_token(request.id, hash_of(&token)).await?;
        tx.commit().await?;
        Ok(token)
    }
}

/// What the tries of a number are counted under.
fn counted(number: &str) -> Uuid {
    let digest = Sha256::new().chain_update(b"affiliation").chain_update(number).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::from_bytes(bytes)
}
