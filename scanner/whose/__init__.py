"""The first question: whose data is it? Mentions to people, by all evidence together."""
