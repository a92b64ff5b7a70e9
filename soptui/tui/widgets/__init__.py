"""Widgets: they get a value and a cursor and draw rows; none owns what it shows."""
