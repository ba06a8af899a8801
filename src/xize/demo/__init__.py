"""The demo: a believable organisation whose projects were really carried out.

Nothing here inserts a row. ``path.yaml`` tells how a payment project goes when nothing happens,
each file of ``projects/`` how one of ours goes, in the words scenarios are written in. ``book``
reads them, ``script`` counts them back in working days from today, ``cast`` knows who is who,
``perform`` lets everybody act at the services when their time comes, and ``prepare`` does all of
it once per home.
"""
