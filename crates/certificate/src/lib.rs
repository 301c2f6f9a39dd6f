//! Lays out a certificate and returns PDF bytes.
