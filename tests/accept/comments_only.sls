// A file of comments is a program without resources.

/* So is
   this one. */
