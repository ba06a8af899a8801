"""The web application: one folder per screen, and the shell that all screens share.

A screen has ``urls.py``, ``views.py``, where needed ``forms.py``, and its ``templates/``. Screens
never import each other; they call queries and services and render templates.
"""
