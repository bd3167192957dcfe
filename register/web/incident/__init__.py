"""The pages of one incident."""
