"""Scrapy's item pipelines, one a step of the flow; their order stands in spiders/settings.py."""
