"""The demo paper: an invented newspaper in the Korea Herald's two layouts, on loopback. See docs/demo-paper.md.

masthead, story, manuscript (stories/*.txt), desk   →  edition (launch, now)  →  routes  →  server
                                                                              ↘  truth
"""

from spiders.local.paper.edition import Edition
from spiders.local.paper.paper import Paper, first_launch
from spiders.local.paper.server import PaperServer, Request

__all__ = ["Edition", "Paper", "PaperServer", "Request", "first_launch"]
