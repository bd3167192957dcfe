"""What leaves the register on paper or by mail: reports, letters, notices."""
