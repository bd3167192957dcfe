"""The list of internet suffixes that Presidio's e-mail recogniser asks for, without the network."""

from __future__ import annotations

from tldextract import TLDExtract, tldextract


def use_the_packaged_suffixes() -> None:
    """Lets it read the copy in its package: by itself it asks the network first, and complains."""
    tldextract.TLD_EXTRACTOR = TLDExtract(cache_dir=None, suffix_list_urls=())
