"""The athletics archive: championships, results, medals and the upsets among them."""
