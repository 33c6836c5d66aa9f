-- The blocks of a body as the page had them. They are kept without the text that the body holds already: see spiders/rows/blocks.py.
CREATE OR REPLACE FUNCTION warehouse.whole_blocks(body_text text, blocks jsonb) RETURNS jsonb
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN blocks = '"p"' THEN (
      SELECT jsonb_agg(jsonb_build_object('type', 'p', 'text', paragraph) ORDER BY place)
      FROM unnest(string_to_array(body_text, E'\n\n')) WITH ORDINALITY AS paragraphs (paragraph, place))
    WHEN jsonb_path_exists(blocks, '$[*].n') THEN (
      SELECT jsonb_agg(CASE
        WHEN block ? 'n' THEN (block - 'n') || jsonb_build_object('text', substr(body_text, begins, (block ->> 'n')::integer))
        ELSE block
      END ORDER BY place)
      FROM (
        SELECT block, place, (1 + COALESCE(sum((block ->> 'n')::integer + 2) OVER (
          ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))::integer AS begins
        FROM jsonb_array_elements(blocks) WITH ORDINALITY AS measured (block, place)
      ) AS placed)
    ELSE blocks
  END;
