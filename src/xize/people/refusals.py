"""What this app refuses, as data: a stable code and one fixed sentence in both languages.

PeopleRefusal
 ├─ NotPermitted       the actor lacks a permission
 ├─ NoSuchDepartment
 ├─ NoSuchPerson
 ├─ NameTaken          a code or user name is in use already
 ├─ SuperiorLoop       somebody would become their own superior
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
