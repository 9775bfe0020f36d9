//! Summaries and exports as documents: CSV, GeoJSON.
