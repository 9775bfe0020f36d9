//! Regions: boundaries, lookup and the border kilometre.
