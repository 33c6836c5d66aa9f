"""Scrapy settings: what holds for every crawl. What a run decides (agent, delay) is set in spiders/fetch/crawl.py.

The flow stands in ITEM_PIPELINES; discovery and fetching are the spider's, extraction happens in processes of its own.
"""

BOT_NAME = "broadsheet"
SPIDER_MODULES = ["spiders.fetch.spider"]

# The flow.
ITEM_PIPELINES = {
    "spiders.pipelines.normalise.Normalise": 100,
    "spiders.pipelines.dedupe.Dedupe": 200,
    "spiders.pipelines.stage.Stage": 300,
}
DEFAULT_DROPITEM_LOG_LEVEL = "DEBUG"  # each has its line in the books

# Polite by construction: our own middleware asks for robots.txt, obeys it and its Crawl-delay, on every host and after
# every redirect; Scrapy's obeys neither the delay nor a robots.txt that does not answer.
ROBOTSTXT_OBEY = False
DOWNLOADER_MIDDLEWARES = {
    "spiders.fetch.gate.Gate": 50,
    "spiders.fetch.robots.Robots": 100,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
}
EXTENSIONS = {
    "scrapy.extensions.throttle.AutoThrottle": None,
    "spiders.fetch.throttle.Throttle": 0,
    "scrapy.extensions.feedexport.FeedExporter": None,
    "scrapy.extensions.logstats.LogStats": None,
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
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
HTTPERROR_ALLOW_ALL = True  # the spider gives every status its reason
COOKIES_ENABLED = False
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False
REFERRER_POLICY = "no-referrer"
TWISTED_DNS_RESOLVER = "spiders.fetch.private.GuardedResolver"
DOWNLOAD_HANDLERS = {
    "http": "spiders.fetch.handler.ArchivingHandler",
    "https": "spiders.fetch.handler.ArchivingHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
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
