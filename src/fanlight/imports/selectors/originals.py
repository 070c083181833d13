"""Originals that something else than a work has."""

from collections.abc import Sequence

from fanlight.imports.models import Review


def named_by_reviews(sha256s: Sequence[str]) -> set[str]:
    """Give those of some files that a review has."""
    wanted = set(sha256s)
    reviews = Review.objects.exclude(state=Review.State.ACCEPTED)
    named = set(reviews.filter(sha256__in=wanted).values_list("sha256", flat=True))
    pictures = reviews.exclude(pictures=[]).values_list("pictures", flat=True)
    return named | {picture[0] for some in pictures.iterator() for picture in some if picture[0] in wanted}
