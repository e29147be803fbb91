"""The endpoints, one module a noun; ``base`` has what all lists and all details do."""
