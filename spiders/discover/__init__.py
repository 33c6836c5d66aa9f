"""Where the addresses are: bytes of feeds, site maps, section lists, address lists and web archives → Links.

Every reader takes what was fetched and its address and returns a Found; none of them fetches anything. What is new,
what is too old and what is no article is the spider's decision: it knows the site, its state and the window.
"""
