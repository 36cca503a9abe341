-- Categories: counted products + products not counted yet = products in the catalogue
SELECT category AS id,
  CASE
    WHEN SUM(counted) <> SUM(listed) THEN
      CONCAT_WS(' ', 'has', SUM(listed), 'products, but', SUM(counted), 'are counted')
  END AS violation
FROM (
  SELECT category, products AS counted, 0 AS listed FROM productdb.category_count
  UNION ALL
  SELECT category, uncounted IS NOT NULL, 1 FROM productdb.product WHERE deleted_at IS NULL
  UNION ALL
  SELECT counted_category, -1, 0 FROM productdb.product
  WHERE uncounted = 1 AND counted_category IS NOT NULL
) counts
GROUP BY category
