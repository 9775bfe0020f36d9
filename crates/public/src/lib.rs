//! The HTTP routes that need no account. Cannot name the private record.
