"""画图: regulations drawn in the browser, from the first step to an edition in force."""
