-- Two loads may touch one story: they take turns. Whoever holds it waits for nobody who asks for it. What follows are many quick look-ups, no
-- two alike, for which neither compiling nor a second process nor remembering what was found pays.
SELECT pg_advisory_xact_lock(hashtextextended('news stories', 0)),
  set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true),
  set_config('enable_memoize', 'off', true);
