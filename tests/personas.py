"""The people of the tests. One password for all: it protects nothing."""

from fanlight.accounts.models import Role, User

PASSWORD = "a lamp in every window"


def owner() -> User:
    return User.objects.create_user("orla", password=PASSWORD, role=Role.OWNER)


def reader() -> User:
    return User.objects.create_user("tam", password=PASSWORD, role=Role.READER)


def wrangler() -> User:
    return User.objects.create_user("wren", password=PASSWORD, role=Role.WRANGLER)


def shut_out() -> User:
    return User.objects.create_user("gale", password=PASSWORD, role=Role.READER, is_active=False)
