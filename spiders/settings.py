"""Scrapy settings: what holds for every crawl. What a run decides (agent, delay) is set in spiders/fetch/crawl.py.

Discovery and fetching are the spider's; pages are read, normalised and fingerprinted in processes of their own
(spiders.fetch.reader); what comes of them goes through ITEM_PIPELINES.
"""

BOT_NAME = "broadsheet"
SPIDER_MODULES = ["spiders.fetch.spider"]

# Only what stands here runs, and only that is imported: what Scrapy switches on by itself brings a web server, a cookie
# jar and a list of public suffixes with it, a second of every crawl.
ITEM_PIPELINES_BASE: dict[str, int] = {}
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
EXTENSIONS_BASE: dict[str, int] = {}
DOWNLOAD_HANDLERS_BASE: dict[str, str] = {}

# The end of the flow.
ITEM_PIPELINES = {
    "spiders.pipelines.dedupe.Dedupe": 100,
    "spiders.pipelines.stage.Stage": 200,
}
DEFAULT_DROPITEM_LOG_LEVEL = "DEBUG"  # each has its line in the books

# Polite by construction: our own middleware asks for robots.txt, obeys it and its Crawl-delay, on every host and after
# every redirect; Scrapy's obeys neither the delay nor a robots.txt that does not answer.
DOWNLOADER_MIDDLEWARES = {
    "spiders.fetch.gate.Gate": 50,
    "spiders.fetch.robots.Robots": 100,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": 550,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": 600,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": 750,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": 850,
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.referer.RefererMiddleware": 700,  # redirects ask it
}
REFERRER_POLICY = "no-referrer"
EXTENSIONS = {
    "spiders.fetch.throttle.Throttle": 0,
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.logcount.LogCount": 0,
}
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_MAX_DELAY = 60
DOWNLOAD_DELAY_JITTER = 0  # a gap is never below the site's delay
CONCURRENT_REQUESTS = 32
CONCURRENT_ITEMS = 1  # a page gives one article; Scrapy makes so many tasks for each page
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # the books know every address by its identity

# The web is hostile: small limits, no state of its own, no way in.
DOWNLOAD_TIMEOUT = 20
DOWNLOAD_MAXSIZE = 12 << 20
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True
REDIRECT_MAX_TIMES = 5
RETRY_TIMES = 2
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
TWISTED_DNS_RESOLVER = "spiders.fetch.private.GuardedResolver"
DOWNLOAD_HANDLERS = {
    "http": "spiders.fetch.handler.ArchivingHandler",
    "https": "spiders.fetch.handler.ArchivingHandler",
}
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",  # what every reader of a WARC file unpacks
}

# Pages in hand, in bytes: more are asked for when the workers have read some.
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 16 << 20

LOG_LEVEL = "WARNING"
LOG_COLOR = False
STATS_DUMP = False
