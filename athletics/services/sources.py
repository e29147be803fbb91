from collections.abc import Sequence

from athletics.models import SourceSet, SourceSetItem


def source_set_of(sources: Sequence[str]) -> SourceSet:
    """The one set of these sources in this order, made where it is new.

    Raises ValueError where none is named: a result without a source is not published.
    """
    if not sources:
        raise ValueError("Name at least one source.")
    source_set, new = SourceSet.objects.get_or_create(key=";".join(sources))
    if new:
        SourceSetItem.objects.bulk_create(
            SourceSetItem(source_set=source_set, source_id=source, position=position)
            for position, source in enumerate(sources, 1)
        )
    return source_set
