"""The review pages: what a DPO works in. Server-rendered; scripts only make them more pleasant."""
