use super::Sample;
use tasrih_domain::Lang;

/// The pages of this room.
pub fn add(_lang: Lang, _samples: &mut Vec<Sample>) {}
