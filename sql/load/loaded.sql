-- Whether the batch is loaded already: the checksum of what was.
SELECT sha256 FROM warehouse.load_batch WHERE site = %(site)s AND run = %(run)s AND seq = %(seq)s AND status = 'loaded';
