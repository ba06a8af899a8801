"""What stands in a package: derived from events, payloads, people's names and the edition's text.

Pure: the same functions write a package and check one, so that a check needs nothing but the file.
"""
