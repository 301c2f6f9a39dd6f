//! Carries written messages to people: by e-mail, by SMS, or into a folder where a newcomer can read them.
//!
//! Does not know why a message was written, nor the outbox that it waits in.
