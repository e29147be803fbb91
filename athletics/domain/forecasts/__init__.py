"""The chance of each known entrant to win an event, from what was known on its eve.

``entrants`` says what is known of one, ``features`` turns a field into numbers, ``chances`` weighs
them with the fitted ``coefficients``, ``evaluation`` says how good the result is.
"""
