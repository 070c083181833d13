"""A place that KOReader asks for."""

from tests.web.kosync.test_progress import DOCUMENT, SAID


def test_another_device_of_the_same_reader_goes_on_from_there(device, reader) -> None:
    device(reader).put(SAID)
    answer = device(reader).get(f"/syncs/progress/{DOCUMENT}").json()
    assert {name: answer[name] for name in SAID} == SAID
    assert isinstance(answer["timestamp"], int)


def test_none_is_told_where_none_is_kept_nor_anybody_else_s(device, reader, owner) -> None:
    device(owner).put(SAID)
    answer = device(reader).get(f"/syncs/progress/{DOCUMENT}")
    assert (answer.status_code, answer.json()) == (200, {})
