"""Where the pieces become one web site: settings, addresses, the WSGI application."""
