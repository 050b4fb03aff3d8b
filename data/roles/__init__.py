"""Who may see what: a file that says which claims of a signed-in person give which role, and its rules."""
