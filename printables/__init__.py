"""Paper: plain values in, PDF bytes out. It knows no web page and no database."""
