//! Dated contribution rates and ceilings with their legal source, and the contribution calculation.
