"""How long a worker makes the page of the finder, with each filter alone, on the whole archive.

Without the cache of pages, one request at a time: at first, when what matches must be counted, and
again, with the count kept until the archive changes: the least of seven, for the machine is shared.
"""

import sys
import time

from database import FOLDER, standing
from load import machine
from servers import Server, archive

#: Milliseconds for any single filter.
GOAL = 50
TIMES = 7
FILTERS = """
championship=olympic-games|edition=2023-budapest|since=2015|until=1950|discipline=1500m|group=throws
measure=points|sex=W|phase=final|country=GBR|athlete=josh-kerr|athlete=bolt|place_from=4|place_to=3
medal=G|medal=any|status=DQ|mark=3:30&discipline=1500m|wind=legal|wind=aided|age_from=35|age_to=20
behind=0.01&measure=time|ahead=1&measure=time|host=home|title=holder|rounds=through|form_from=11
medallist=never|sources=1|when=first|when=last
""".replace("\n", "|")


def main() -> None:
    standing()
    print(machine())
    print(f"\n{'filter':<34}{'at first, ms':>14}{'again, ms':>11}")
    slow = []
    with archive(FOLDER, workers=1, cache=False) as server:
        _milliseconds(server, "/results/?sex=X")  # so that the worker has made one
        for query in filter(None, FILTERS.split("|")):
            first = _milliseconds(server, f"/results/?{query}")
            again = min(_milliseconds(server, f"/results/?{query}") for _ in range(TIMES))
            print(f"{query:<34}{first:>14.0f}{again:>11.0f}")
            if again > GOAL:
                slow.append(query)
    print(f"\nGoal {GOAL} ms: {'missed by ' + ', '.join(slow) if slow else 'kept'}")


def _milliseconds(server: Server, path: str) -> float:
    start = time.perf_counter()
    status, _, _ = server.get(path)
    if status != 200:
        sys.exit(f"{path}: {status}")
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
