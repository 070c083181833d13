"""The library as a catalog for e-readers: OPDS 1.2 (Atom) and 2.0 (JSON), the same pages in two forms.

A page is a value first (catalogs), then written down in the form that its address names.
"""
