//! The `tasrih` command.

fn main() {}
