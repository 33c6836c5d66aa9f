-- Whether a later run of the site has been loaded already.
SELECT EXISTS (
  SELECT FROM warehouse.run later
  JOIN warehouse.run this ON this.run_id = %(run_id)s AND later.site = this.site AND later.first_batch_at > this.first_batch_at);
