"""Raw Dutch press releases in, structured records in Parquet out."""

__version__ = "0.1.0"
