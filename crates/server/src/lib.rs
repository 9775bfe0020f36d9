//! The service: public and later staff routes, state, start-up, import.
