"""Whole invented trusts with the truth beside them, and how well the product reads them."""
