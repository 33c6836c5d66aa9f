"""Articles → stories: which articles are copies of one text, whatever outlet, cut, lead or headline.

words → sketch → (index) → align → relation → edges → story. What a copy is, what is not, and what a database must keep
to do this batch by batch: docs/stories.md.
"""
