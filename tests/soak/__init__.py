"""A hundred thousand walks through random regulations: `make soak`, written up in docs/soak.md."""
