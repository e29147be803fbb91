"""The public pages: a view reads the address, asks one query function, fills one template."""
