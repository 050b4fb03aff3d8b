"""What a number means: metrics, targets, counts, blanks, gaps, breaks."""
