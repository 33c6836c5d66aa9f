"""Archived pages read again in, the differences to what the warehouse holds out; applied as revisions only when asked.

choose (which pages) → the reading itself, in spiders.fetch.rereading → compare (pure) → keep (a side table) → apply
"""
