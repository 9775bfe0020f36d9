//! Reports on invented data: figures against counting by hand, the same bytes twice, hostile texts, and what verifying tells.

mod figures;
mod hostile;
mod invented;
mod verify;
