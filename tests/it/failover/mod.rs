//! A stand-in of Route 53 on the loopback interface: compiled templates live in it, fail in it, and are failed over.
//!
//! An [`estate::Estate`] is what templates amount to; a [`world::World`] lets it run. Every probe and every request is
//! a real one to a local server. Only the clock is not: it is moved by hand, so that minutes pass in no time.
//!
//! A [`trial::Trial`] loses things in the world of a compiled program and compares what clients meet with what
//! `slsc drill` says they will: [`mod@agrees`] does it for the examples and for the random programs of [`programs`].
//!
//! What is not here: alarms, buckets and sites (CloudFront never fails), functions that wait for functions, what clients do
//! that keep connections open, and the data themselves. A role that may reach something is taken to need it.

pub mod backends;
mod checkers;
mod clients;
mod deployed;
mod dns;
pub mod estate;
mod programs;
pub mod servers;
pub mod stack;
mod things;
mod trial;
pub mod world;

mod agrees;
mod behind;
mod moves;
mod policies;
mod samples;
