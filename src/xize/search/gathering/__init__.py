"""What there is to be found: of one project (``project``), of the organisation, of the rules."""
