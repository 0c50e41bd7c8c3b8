"""The processes that serve.

Those of the `site` send pages and documents. Queries are answered by others, which can open nothing (`worker`) and are
ended and replaced when a query takes too much. The `pool` gives a free one to each question of the site, and to each
visitor at the port for queries, to whom it speaks HTTP itself.
"""
