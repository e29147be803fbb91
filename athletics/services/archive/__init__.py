"""The archive as text: fixtures read, checked, loaded by difference, and written back.

``problems`` what is wrong in a file, ``files`` the files themselves, ``row`` one line and its
cells, ``references`` what rows point to, ``table`` and the ``*_tables`` what each file holds,
``check`` and ``load`` inwards, ``export`` outwards.
"""
