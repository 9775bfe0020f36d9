//! The private record of an incident, and publish(), the only bridge from it to the public.
