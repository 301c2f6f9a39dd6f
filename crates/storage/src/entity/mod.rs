//! The tables as sea-orm sees them: kept by hand, private, one struct per table, named like its migration.

mod access;
mod attestations;
mod checks;
mod consents;
mod declarations;
mod deliveries;
mod files;
mod ledger;
mod office;
mod payments;
mod people;
mod post;
mod queue;
mod register;
mod registrations;
mod security;
mod summaries;

pub(crate) use access::{agent_post, audit_event, invitation, mandate, mandate_wish, membership};
pub(crate) use attestations::{attestation, attestation_look, attestation_order, attestation_order_row};
pub(crate) use checks::{check_run, declaration_line, finding, progress};
pub(crate) use consents::{consent, consent_look};
pub(crate) use declarations::{
    acceptance, amendment, column_mapping, declaration, event, roster, roster_person, sheet_choice,
};
pub(crate) use deliveries::{delivery, delivery_file};
pub(crate) use files::{blob, blob_chunk};
pub(crate) use ledger::{leg, posting};
pub(crate) use office::{approval, published_value};
pub(crate) use payments::{
    bank_line, bank_statement, debit_file, debit_mandate, employer_account, instalment, instalment_plan, payment_order,
    payment_order_line,
};
pub(crate) use people::{account, employer};
pub(crate) use post::{
    affiliation, attempt_window, document, door_request, employer_contact, gateway_secret, message, one_time_code,
};
pub(crate) use queue::job;
pub(crate) use register::{employment, insured_person, insured_session, report};
pub(crate) use registrations::{
    registration, registration_batch, registration_event, registration_paper, registration_row,
};
pub(crate) use security::{ceremony, passkey, recovery_code, session, session_token, totp, trusted_device};
pub(crate) use summaries::employer_summary;

/// A table without relations: nothing is ever loaded behind a caller's back.
macro_rules! entity {
    ($table:ident, $name:tt { $($(#[$attribute:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        pub(crate) mod $table {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model {
                $($(#[$attribute])* pub $field: $type),+
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}

            /// Rows are personal data: they are never printed.
            impl std::fmt::Debug for Model {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(concat!("a row of ", $name))
                }
            }
        }
    };
}
use entity;
