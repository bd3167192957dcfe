"""The second question: what does it say about them, and where does that stand?"""
