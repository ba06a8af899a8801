"""What this app refuses, and the sentences of jobs that did not end well.

JobRefusal
 ├─ NoSuchJob     unknown, or somebody else's
 ├─ JobDied       whoever did it is gone: the process was ended or the machine went down
 └─ JobFailed     an error nobody foresaw; the log of the worker has it
"""

from xize.core.refusal import Refusal


class JobRefusal(Refusal):
    """Base class; ``about`` fills the place the sentence names."""


class NoSuchJob(JobRefusal):
    """Unknown, or somebody else's: the answer is the same."""

    code = "no-such-job"
    zh = "没有这项后台任务，或它不是您发起的；请在“后台任务”中查看自己的任务。"
    en = "There is no such task, or somebody else began it; see the list of your own tasks."


class JobDied(JobRefusal):
    """No sign of life for longer than ``LOST_AFTER``."""

    code = "job-died"
    zh = "处理这项任务的进程已中断，任务没有完成，也没有留下结果；请重新发起。"
    en = "The process doing this task was ended; nothing came of it. Please begin it again."


class JobFailed(JobRefusal):
    """What went wrong is in the worker's log, under the job's id."""

    code = "job-failed"
    zh = "任务因系统错误没有完成（编号 {about}）；请稍后重试，仍不成功时把编号告诉管理员。"
    en = (
        "The task failed on an error of the system (number {about}); "
        "try again later, or tell an administrator the number."
    )
