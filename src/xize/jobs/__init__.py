"""Long work with progress: begun on a page, done by the worker, fetched by whoever began it.

    @work("register-export")
    def export(order: Order, progress: Progress) -> Result: …      # in an app's ``works.py``

    job = begin("register-export", person=…, arguments={…}, language="zh-hans", title=…)

django-tasks queues and claims the work; the table ``jobs_job`` is what its person sees of it.
"""
