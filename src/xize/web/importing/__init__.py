"""Bringing BPMN files from elsewhere: looked at, then kept as a draft edition or taken along."""
