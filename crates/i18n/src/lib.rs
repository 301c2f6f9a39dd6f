//! Turns message keys and values into Arabic, French or English text.
