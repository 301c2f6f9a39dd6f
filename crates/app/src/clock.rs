//! Time and randomness, both handed in: no use case asks the machine by itself.

use rand::RngCore;
use std::fmt;
use std::sync::{Arc, Mutex};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What time it is, and where new ids and secrets come from.
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    System,
    Fixed(Arc<Mutex<OffsetDateTime>>),
}

impl Clock {
    /// The machine's clock.
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until it is set: for tests and for the demo's history.
    pub fn fixed(at: OffsetDateTime) -> Self {
        Self(Source::Fixed(Arc::new(Mutex::new(at))))
    }

    /// Sets a fixed clock; the machine's clock is left alone.
    pub fn set(&self, at: OffsetDateTime) {
        if let Source::Fixed(now) = &self.0 {
            *now.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = at;
        }
    }

    /// The present instant, in UTC, to the microsecond (what both databases keep).
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    pub fn now(&self) -> OffsetDateTime {
        let now = match &self.0 {
            Source::System => OffsetDateTime::now_utc(),
            Source::Fixed(now) => *now.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        };
        now.replace_microsecond(now.microsecond()).unwrap_or(now)
    }

    /// Today in Morocco.
    pub fn today(&self) -> Date {
        tasrih_domain::declaration::local_date(self.now())
    }

    /// A new id that sorts by time (UUIDv7).
    pub fn new_id(&self) -> Uuid {
        let now = self.now();
        let milliseconds = u64::try_from(now.unix_timestamp_nanos() / 1_000_000).unwrap_or(0);
        let mut random = [0; 10];
        rand::rng().fill_bytes(&mut random);
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid()
    }

    /// Random bytes.
    pub fn new_bytes<const N: usize>(&self) -> [u8; N] {
        let mut random = [0; N];
        rand::rng().fill_bytes(&mut random);
        random
    }

    /// A secret of `bytes` random bytes in Crockford's base 32 (5 bits a character, no I, L, O, U).
    pub fn new_secret(&self, bytes: usize) -> String {
        const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let mut random = vec![0; bytes];
        rand::rng().fill_bytes(&mut random);
        let bits: Vec<u8> = random.iter().flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1)).collect();
        bits.chunks(5)
            .map(|chunk| {
                let value = chunk.iter().fold(0_usize, |value, bit| value * 2 + usize::from(*bit));
                char::from(ALPHABET[value])
            })
            .collect()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}
