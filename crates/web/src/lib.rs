//! Pages and JSON over the use cases.
