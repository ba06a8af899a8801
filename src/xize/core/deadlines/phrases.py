"""The sentences that answer 为何是这一天, one per code of a trace line.

``{x}`` stands for an argument; days and periods are already written out when it is filled.
"""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "anchor-exclude": ("起算日为{day},当日不计入。", "It runs from {day}, which does not count."),
    "anchor-include": ("起算日为{day},当日计入。", "It runs from {day}, which counts."),
    "anchor-moment": ("自{at}起算。", "It runs from {at}."),
    "named": ("规定的日期为{day}。", "The date named is {day}."),
    "rest": ("{from}至{to}放假{reason},不是工作日。", "{from} to {to} are off{reason}."),
    "rest-one": ("{from}放假{reason},不是工作日。", "{from} is off{reason}."),
    "work": ("{day}是调休上班日{reason},算工作日。", "{day} is a make-up working day{reason}."),
    "count-after": ("向后数{period},到{day}。", "{period} later is {day}."),
    "count-before": ("向前数{period},到{day}。", "{period} earlier is {day}."),
    "count-after-month-end": (
        "向后数{period},该月没有对应日,取最后一日{day}。",
        "{period} later the month has no such day: its last, {day}, stands.",
    ),
    "count-before-month-end": (
        "向前数{period},该月没有对应日,取最后一日{day}。",
        "{period} earlier the month has no such day: its last, {day}, stands.",
    ),
    "counted": ("计入的工作日:{list}。", "The working days counted: {list}."),
    "hours-after": ("向后数{period},到{at}。", "{period} later is {at}."),
    "hours-before": ("向前数{period},到{at}。", "{period} earlier is {at}."),
    "paused": (
        "{from}至{to}暂停,不计入。",
        "{from} to {to} were suspended and do not count.",
    ),
    "paused-one": ("{from}暂停,不计入。", "{from} was suspended and does not count."),
    "paused-time": (
        "{since}至{until}暂停,不计时。",
        "{since} to {until} was suspended and does not count.",
    ),
    "extended": (
        "扣除暂停的日子,顺延到{day}。",
        "Not counting the suspended days it ends on {day}.",
    ),
    "rolled-next": (
        "{from}是休息日,顺延到{day}。",
        "{from} is a rest day: it moves on to {day}.",
    ),
    "rolled-previous": (
        "{from}是休息日,提前到{day}。",
        "{from} is a rest day: it moves back to {day}.",
    ),
    "stays-max": (
        "{day}是休息日,按规定不顺延。",
        "{day} is a rest day; by the rule it does not move.",
    ),
    "stays-min": (
        "{day}是休息日;最短期限不顺延。",
        "{day} is a rest day; a minimum period does not move.",
    ),
    "stays-point": (
        "{day}是休息日;规定的日期不顺延。",
        "{day} is a rest day; a named date does not move.",
    ),
    "provisional": (
        "{year}年放假安排尚未公布,按周一至周五减去法定节日推算,日期为暂定。",
        (
            "The holiday notice for {year} is not published: reckoned as Monday to Friday without "
            "the statutory days, the date is provisional."
        ),
    ),
    "suggested": ("建议的工作日:{day}。", "Suggested working day: {day}."),
    "suggested-provisional": (
        "建议的工作日(暂定):{day}。",
        "Suggested working day (provisional): {day}.",
    ),
    "cutoff": ("截止于{day}{time}({zone})。", "It ends on {day} at {time} ({zone})."),
    "calendar-moved": (
        "工作日历有变({changes}),期限由{from}改为{to}。",
        "The calendar of working days changed ({changes}): the date moves from {from} to {to}.",
    ),
    "calendar-moved-somehow": (
        "工作日历有变,期限由{from}改为{to}。",
        "The calendar of working days changed: the date moves from {from} to {to}.",
    ),
    "calendar-confirmed": (
        "放假安排已公布,{to}不变,不再是暂定。",
        "The holiday notice is published: {to} stands and is no longer provisional.",
    ),
    "anchor-moved": (
        "起算日由{anchor_from}改为{anchor_to},期限由{from}改为{to}。",
        "The anchor moved from {anchor_from} to {anchor_to}: the date moves from {from} to {to}.",
    ),
    "undetermined-anchor": (
        "待定:起算日尚未确定,须由“{asks}”确定。",
        "To be determined: the day it runs from is not known yet; {asks} must say.",
    ),
    "undetermined-period": (
        "待定:规定没有写明期限,须由“{asks}”确定。",
        "To be determined: no period is given; {asks} must say.",
    ),
    "undetermined-date": (
        "待定:日期尚未填写,须由“{asks}”确定。",
        "To be determined: the date is not filled in yet; {asks} must say.",
    ),
    "late": ("逾期{period}", "{period} late"),
    "remaining": ("剩{period}", "{period} left"),
}

WEEKDAYS: dict[str, tuple[str, ...]] = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
