"""The shapes of answers, one module a noun; ``parts`` has what stands in many of them."""
