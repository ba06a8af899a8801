"""Checking a package anywhere: no database, no settings, nothing but the file.

findings = check(path)             everything found, worst places by name
any(one.is_bad for one in findings)
"""
