"""What a reader may see → files, whole or not at all.

Rows come from a server-side cursor (`rows`), typed (`columns`), and are written beside and renamed (`file`) as Parquet,
CSV or JSON lines (`parquet`, `text`): the answer to a question, or articles by day (`days`).
"""
