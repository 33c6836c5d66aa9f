"""Scrapy's item pipelines, one a step of the flow; their order stands in spiders/settings.py.

The steps before them need the page alone: they are taken in worker processes, see spiders.fetch.reader.
"""
