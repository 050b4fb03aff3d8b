"""The meaning of numbers: metrics, targets, counts, blanks, gaps, breaks."""
