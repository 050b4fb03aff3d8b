"""What stands between a browser and the pages: which requests are let in, and what is said to the others."""
