"""Any address that no page has: which pages are there instead? `page.py` says so and lists them."""
