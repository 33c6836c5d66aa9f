"""A few pages of one site in; its site file, page cases to be corrected by hand and a table of what was found out.

gather (the only part that asks the network) → samples → addresses, outlet, doors → site_file, cases, coverage → writing
"""
