"""Records to Parquet: parts that appear whole, flat tables derived from them, and the way back to pandas."""
