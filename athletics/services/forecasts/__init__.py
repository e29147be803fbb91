"""Who was expected, from the record as it stood on the eve, and who was beaten.

``record`` reads; ``eves`` puts it in time order, event by event; ``bases`` gives each entrant a
chance; ``beaten`` finds the favourites who did not win; ``firsts`` marks first medals and titles;
``derive`` writes. ``evaluate`` says how good it is, ``fit`` makes the coefficients.
"""
