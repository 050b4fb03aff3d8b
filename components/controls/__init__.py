"""Controls that write the address: dropdowns, the choice of a level, links between the answers of a page."""
