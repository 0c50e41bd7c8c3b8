"""What a phrase says, whatever source it stands in: a length, a date, a score, a credit."""
