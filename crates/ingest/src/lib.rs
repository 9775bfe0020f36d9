//! Files in, incidents and a receipt out.
