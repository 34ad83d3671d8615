"""Words weighed by the company they keep: tables and small models counted over the news."""
