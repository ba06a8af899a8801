"""What this app refuses, as data: a stable code and one fixed sentence in both languages.

PeopleRefusal
 ├─ NotPermitted       the actor lacks a permission
 ├─ NoSuchDepartment
 ├─ NoSuchPerson
 ├─ NameTaken          a code or user name is in use already
 ├─ SuperiorLoop       somebody would become their own superior
 ├─ DeputyIsSelf       nobody stands in for themselves
 ├─ PeriodEmpty        it would end before it begins
 ├─ NoSuchDeputy       no such delegation, or not the actor's to end
 └─ UnknownLanguage
"""

from xize.core.refusal import Refusal


class PeopleRefusal(Refusal):
    """Base class; ``about`` fills the place the sentence names."""


class NotPermitted(PeopleRefusal):
    """The actor lacks the permission named in ``about``."""

    code = "not-permitted"
    zh = "您没有“{about}”权限；请联系系统管理员。"
    en = "You lack the permission {about}; ask an administrator for it."


class NoSuchDepartment(PeopleRefusal):
    """No department has this id or code."""

    code = "no-such-department"
    zh = "没有部门“{about}”；请从部门列表中选择。"
    en = "There is no department {about}; choose one from the list."


class NoSuchPerson(PeopleRefusal):
    """No person has this id or user name."""

    code = "no-such-person"
    zh = "没有人员“{about}”；请从人员列表中选择。"
    en = "There is no person {about}; choose one from the list."


class NameTaken(PeopleRefusal):
    """Codes and user names are unique."""

    code = "name-taken"
    zh = "“{about}”已被使用；请换一个名称。"
    en = "{about} is already in use; choose another name."


class SuperiorLoop(PeopleRefusal):
    """The chain of superiors must end."""

    code = "superior-loop"
    zh = "“{about}”会成为自己的上级；请另选上级。"
    en = "{about} would become their own superior; choose somebody else."


class UnknownLanguage(PeopleRefusal):
    """Only the interface's languages can be chosen."""

    code = "unknown-language"
    zh = "界面没有语言“{about}”；请选择简体中文或英文。"
    en = "The interface has no language {about}; choose Chinese or English."


class DeputyIsSelf(PeopleRefusal):
    """Nobody stands in for themselves."""

    code = "deputy-is-self"
    zh = "不能由本人代理本人；请选择另一位代理人。"
    en = "Nobody stands in for themselves; choose somebody else."


class PeriodEmpty(PeopleRefusal):
    """A delegation ends after it begins."""

    code = "period-empty"
    zh = "结束日期早于开始日期；请更正日期。"
    en = "It would end before it begins; correct the dates."


class NoSuchDeputy(PeopleRefusal):
    """No such delegation, or not the actor's to end."""

    code = "no-such-deputy"
    zh = "没有这项代理，或不由您撤销；请回到代理设置查看。"
    en = "There is no such delegation, or it is not yours to end; see your settings."
