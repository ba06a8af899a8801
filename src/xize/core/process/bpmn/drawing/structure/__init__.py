"""What belongs together in one scope: the net of its flows, ways back, and regions in regions."""
