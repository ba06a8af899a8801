"""规程: regulations, their editions, articles, flow and scenarios (its own engineer writes this room)."""
