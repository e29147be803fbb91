"""Athletics said in plain Python: no Django, no input or output, no clock.

Whatever can be stated about marks, rounds, places and medals without a database
stands here, so that someone who knows the sport can read and check it.
"""
