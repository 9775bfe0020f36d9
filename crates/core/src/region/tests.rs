//! Tests of the lookup structures against slow, obvious ones.
