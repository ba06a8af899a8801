"""Options that several commands share."""

import click

in_language = click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="The language of the sentences.",
)
"""Passes `language`: what the command says to people is Chinese first, English where asked for."""
