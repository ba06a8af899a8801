"""What several screens show alike: people, deadlines, stages, forms, the flow chart.

Parts turn what queries answer into values ready for a template; they decide nothing.
"""
