//! The wording of mistakes in the command line, files and the machine.
