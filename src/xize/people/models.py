"""The tables: departments, people, partners, and who stands for what."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from xize.people.ids import new_id
from xize.people.permissions import SystemRole


class Department(models.Model):
    """A unit of the organisation tree."""

    id = models.CharField(primary_key=True, max_length=36, default=new_id, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    mark = models.CharField(max_length=4, blank=True)  # in document numbers: (25)卡字003
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    head = models.ForeignKey(
        "Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="heads"
    )
    position = models.PositiveIntegerField(default=0)

    class Meta:
        """Shown in the order the organisation itself uses."""

        ordering: ClassVar = ["position", "code"]

    def __str__(self) -> str:
        return self.name


class Standing(models.Model):
    """A department stands for a role of regulations: 卡部 for ``card_dept``."""

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="standings")
    role = models.CharField(max_length=60, db_index=True)

    class Meta:
        """A department stands for a role once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["department", "role"], name="one_standing")
        ]

    def __str__(self) -> str:
        return f"{self.department_id} stands for {self.role}"


class Partner(models.Model):
    """An organisation outside: a bank, a supplier, an owner."""

    id = models.CharField(primary_key=True, max_length=36, default=new_id, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)

    class Meta:
        """Sorted by code, the same on every database."""

        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Finds people by user name; creating them is a service."""


class Person(AbstractBaseUser):
    """Somebody who can sign in: an employee, or a contact of a partner.

    Events name people by ``id`` only, so names can be corrected or erased later.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_id, editable=False)
    username = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    sort_key = models.CharField(max_length=120, db_index=True, editable=False)
    title = models.CharField(max_length=60, blank=True)  # the post: 卡部项目经理
    title_en = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    department = models.ForeignKey(
        Department, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    partner = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="contacts"
    )
    superior = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="subordinates"
    )
    language = models.CharField(max_length=10, default="zh-hans")
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        """Sorted by pinyin."""

        ordering: ClassVar = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """A person holds a system role."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40, choices=[(role.value, role.name) for role in SystemRole])

    class Meta:
        """A role is held once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "role"], name="one_grant")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} is {self.role}"


class Deputy(models.Model):
    """Somebody may do a person's work for a while (代理). ``ends`` null: until it is revoked.

    ``regulations`` are ids, space-separated; empty means under every rule.
    """

    id = models.CharField(primary_key=True, max_length=36, default=new_id, editable=False)
    principal = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="deputies")
    deputy = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="principals")
    starts = models.DateTimeField()
    ends = models.DateTimeField(null=True)
    regulations = models.TextField(blank=True)
    reason = models.CharField(max_length=200, blank=True)
    revoked = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.principal_id}"
