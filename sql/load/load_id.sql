-- The number under which all that this batch brings is found.
SELECT nextval('warehouse.load_batch_load_id_seq');
