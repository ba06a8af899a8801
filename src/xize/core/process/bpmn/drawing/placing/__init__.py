"""Where everything stands: cards, layers of a region, rows, scopes, pools."""
