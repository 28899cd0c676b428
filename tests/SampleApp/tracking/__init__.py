"""The shop's own tracking client: what is reported, how it is kept and how it is sent."""
