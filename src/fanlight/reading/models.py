"""The readers' tables."""

from typing import ClassVar

from django.db import models

from fanlight.accounts.models import User

NAME_LENGTH = 100
"""Characters of a filter's name."""


class SavedFilter(models.Model):
    """A question that a reader gave a name. `hides` makes it a rule: works that it finds are in no list of theirs."""

    key = models.CharField(max_length=16, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="filters")
    name = models.CharField(max_length=NAME_LENGTH)
    folded = models.CharField(max_length=NAME_LENGTH)  # kernel.text.fold of the name
    text = models.TextField()  # in the query language
    is_pinned = models.BooleanField(default=False)
    is_shared = models.BooleanField(default=False)
    hides = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "folded"], name="filter_named_once"),
            models.CheckConstraint(
                name="filter_says_something", condition=~models.Q(name="") & ~models.Q(folded="") & ~models.Q(text="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.user_id}"
