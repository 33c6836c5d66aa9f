-- Makes it, beside the old one: neither readers nor loads wait.
REINDEX INDEX CONCURRENTLY warehouse.{}
