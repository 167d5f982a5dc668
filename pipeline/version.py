"""The version of this package, which every record states."""

VERSION = "0.1.0"
