//! Chance that can be repeated.

/// SplitMix64: a seed, and every throw after it.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Dice of their own for someone, so that others do not disturb what is thrown.
    pub fn for_one(&self, who: u64) -> Self {
        Self(self.0 ^ who.wrapping_add(1).wrapping_mul(0xD6E8_FEB8_6659_FD93))
    }

    /// From 0 to one below `end`.
    pub fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        u32::try_from(z % u64::from(end.max(1))).expect("the rest is below a u32")
    }
}
