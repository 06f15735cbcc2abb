//! What vendors publish: the types of CloudFormation and the actions of IAM, as data with a date.
//!
//! The data are made by `data/vendor/generate.py` and embedded; each part is compressed on its own and unpacked when it is first asked
//! for, so that a program without raw resources pays nothing. Invariant: nothing here knows a disk, and what is unpacked
//! stays as it is for the rest of the run.
//!
//! What a vendor's data refuse is a class of findings of its own (`SLS12xx`): they name the date of the data and can be
//! lifted, as vendors err and move on. What is written in the language itself is refused by the language.

pub mod actions;
mod pack;
pub mod runtimes;
pub mod schemas;
