"""SOPs as web pages: each one file that needs nothing else, and a small site of all of them."""
