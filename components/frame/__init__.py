"""What stands around a page's content: header, filters, controls, search box, sections."""
