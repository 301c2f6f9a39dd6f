//! Earlier rows that look like this one: compact maps, one entry per person, nothing kept of the line itself.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash, Hasher};
use tasrih_domain::{Field, InsuredNumber, Line};

/// A row, and the number it bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twin {
    /// The row.
    pub row: u32,
    /// Its insured number.
    pub number: InsuredNumber,
}

/// The earlier rows that look like this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Twins {
    /// Row with the same number of a person.
    pub number: Option<u32>,
    /// Row with the same CIN.
    pub cin: Option<Twin>,
}

/// First rows by key. Payrolls are mostly sorted: a key above all before it is only pushed on a list, and the map
/// holds the others.
#[derive(Debug)]
struct Firsts<K, V> {
    ascending: Vec<(K, V)>,
    others: HashMap<K, V, Folded>,
}

impl<K: Copy + Ord + Hash, V: Copy> Firsts<K, V> {
    fn new(hashing: Folded) -> Self {
        Self { ascending: Vec::new(), others: HashMap::with_hasher(hashing) }
    }

    /// The value first given for the key; keeps `value` when there is none.
    fn first(&mut self, key: K, value: V) -> Option<V> {
        if self.ascending.last().is_none_or(|(last, _)| *last < key) {
            if let Some(first) = self.others.get(&key) {
                return Some(*first);
            }
            self.ascending.push((key, value));
            return None;
        }
        if let Ok(at) = self.ascending.binary_search_by_key(&key, |(key, _)| *key) {
            return Some(self.ascending[at].1);
        }
        match self.others.entry(key) {
            std::collections::hash_map::Entry::Occupied(first) => Some(*first.get()),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(value);
                None
            }
        }
    }
}

/// Earlier namesakes with whom a person is compared: a forged file in which all bear one name stays cheap.
const NAMESAKES_COMPARED: usize = 16;

/// The people met so far.
#[derive(Debug)]
pub(crate) struct Seen {
    numbers: Firsts<u32, u32>,
    cins: Firsts<u64, Twin>,
    names: Vec<(u64, Twin)>,
    hashing: Folded,
}

impl Seen {
    pub(crate) fn new() -> Self {
        let hashing = Folded::seeded();
        Self { numbers: Firsts::new(hashing), cins: Firsts::new(hashing), names: Vec::new(), hashing }
    }

    /// The earlier rows that look like this line. Casual labour has no number of its own and looks like nobody.
    pub(crate) fn meet(&mut self, line: &Line) -> Twins {
        let Some(number) = number_of(line).filter(|number| !number.is_casual()) else { return Twins::default() };
        let here = Twin { row: line.row, number };
        let number = if number.is_pending() { None } else { self.numbers.first(number.value(), line.row) };
        let cin = packed(&line.cin).and_then(|cin| self.cins.first(cin, here));
        if here.number.names_a_person() && !line.surname.is_empty() && !line.given_name.is_empty() {
            let names = self.hashing.hash_one((line.surname.as_str(), line.given_name.as_str()));
            self.names.push((names, here));
        }
        Twins { number, cin }
    }

    /// Rows with the names of an earlier one and a number like its: the later row first, each once.
    ///
    /// Sorting at the end is several times cheaper than a map that outgrows the processor's cache.
    pub(crate) fn namesakes(mut self, are_alike: fn(InsuredNumber, InsuredNumber) -> bool) -> Vec<(Twin, Twin)> {
        self.names.sort_unstable_by_key(|(names, person)| (*names, person.row));
        let mut pairs = Vec::new();
        for namesakes in self.names.chunk_by(|(one, _), (other, _)| one == other) {
            for (at, (_, later)) in namesakes.iter().enumerate().skip(1) {
                let mut earlier = namesakes[at.saturating_sub(NAMESAKES_COMPARED)..at].iter();
                let twin = earlier.find(|(_, earlier)| are_alike(later.number, earlier.number));
                pairs.extend(twin.map(|(_, earlier)| (*later, *earlier)));
            }
        }
        pairs
    }
}

/// The insured number of a line; [`InsuredNumber::PENDING`] where none was typed, `None` where it cannot be read.
pub(crate) fn number_of(line: &Line) -> Option<InsuredNumber> {
    if line.unreadable.has(Field::InsuredNumber) { None } else { Some(line.insured.unwrap_or(InsuredNumber::PENDING)) }
}

/// The at most 8 characters of a CIN as one number; `None` when there is none, or more than a CIN can have.
fn packed(cin: &str) -> Option<u64> {
    let bytes = cin.as_bytes();
    let mut packed = [0_u8; 8];
    packed.get_mut(..bytes.len())?.copy_from_slice(bytes);
    (!bytes.is_empty()).then(|| u64::from_be_bytes(packed))
}

/// A hash for small keys, several times faster than the standard one. Seeded anew for each file, so that nobody can
/// prepare keys that collide.
#[derive(Debug, Clone, Copy)]
struct Folded {
    seed: u64,
}

impl Folded {
    fn seeded() -> Self {
        Self { seed: RandomState::new().hash_one(0_u8) | 1 }
    }
}

impl BuildHasher for Folded {
    type Hasher = FoldedHasher;
    fn build_hasher(&self) -> FoldedHasher {
        FoldedHasher { state: self.seed, seed: self.seed }
    }
}

struct FoldedHasher {
    state: u64,
    seed: u64,
}

impl FoldedHasher {
    /// Multiplies to 128 bits and folds both halves: every bit of the word reaches every bit of the state.
    fn mix(&mut self, word: u64) {
        let (low, high) = (self.state ^ word).carrying_mul(self.seed ^ 0x9E37_79B9_7F4A_7C15, 0);
        self.state = low ^ high;
    }
}

impl Hasher for FoldedHasher {
    fn finish(&self) -> u64 {
        self.state
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0_u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
        self.mix(bytes.len() as u64);
    }

    fn write_u32(&mut self, word: u32) {
        self.mix(u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }
}
