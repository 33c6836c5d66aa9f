"""Articles that somebody else collected → a staged run, with the same books as a crawl's.

Lines are read (`reading`), their fields found under the names that other tools give them (`names`), normalised and
fingerprinted (`line`) by several processes (`chunk`), and staged (`staging`).
"""
