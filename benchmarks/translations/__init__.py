"""Invented news of several languages whose translations are known, and how many of them are found."""
