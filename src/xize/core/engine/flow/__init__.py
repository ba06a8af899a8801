"""What happens next: tokens, gateways, scopes, steps, jumps."""
