"""What the command line shows: progress and messages on standard error, results on standard output."""
