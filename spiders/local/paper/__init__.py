"""The demo paper: an invented newspaper in the Korea Herald's two layouts, on loopback. See docs/demo-paper.md.

masthead, story, manuscript (stories/*.txt), desk   →  edition (launch, now)  →  routes  →  server
                                                                              ↘  truth
"""

from spiders.local.paper.edition import Edition
from spiders.local.paper.fault import Fault
from spiders.local.paper.faults import FAULTS, faulty_edition
from spiders.local.paper.paper import Paper, first_launch
from spiders.local.paper.request_log import Request
from spiders.local.paper.server import PaperServer

__all__ = ["FAULTS", "Edition", "Fault", "Paper", "PaperServer", "Request", "faulty_edition", "first_launch"]
