"""What was asked, as a sentence."""

import pytest

from athletics.domain.questions import Question, sentence

CASES = {
    "Results": {},
    "Men's 1500 m finals at the World Championships since 2009, places 1 to 3, faster than 3:30": {
        "sex": "M",
        "discipline": "1500 m",
        "measure": "time",
        "phase": "final",
        "championship": "World Championships",
        "since": 2009,
        "place_to": 3,
        "mark": "3:30",
    },
    "Women's high jump finals in 2023, place 1, better than 2.00 m": {
        "sex": "W",
        "discipline": "High jump",
        "measure": "distance",
        "phase": "final",
        "since": 2023,
        "until": 2023,
        "place_to": 1,
        "mark": "2.00",
    },
    "Decathlon results until 1980, more than 8500 points": {
        "discipline": "Decathlon",
        "measure": "points",
        "lower_is_better": False,
        "until": 1980,
        "mark": "8500",
    },
    "3000 m team race results, fewer than 20 points": {
        "discipline": "3000 m team race",
        "measure": "points",
        "lower_is_better": True,
        "mark": "20",
    },
    "Mixed results in relays from 2017 to 2025, place 4 or lower": {
        "sex": "X",
        "group": "relays",
        "measure": "time",
        "since": 2017,
        "until": 2025,
        "place_from": 4,
    },
    "Qualifying, measured in distance": {"phase": "qualification", "measure": "distance"},
    "Champions at Budapest 2023, by Josh Kerr, for Great Britain": {
        "edition": "Budapest 2023",
        "athlete": "Josh Kerr",
        "country": "Great Britain",
        "medal": "G",
    },
    "Results, aged 18 to 20, for the host nation, by the title holder": {
        "age_from": 18,
        "age_to": 20,
        "host": "home",
        "title_holder": True,
    },
    "Results, aged 0 or younger": {"age_to": 0},
    "Results, aged 40 or older": {"age_from": 40},
    "100 m results, with a legal wind where wind counts, at most 0.01 s behind the winner": {
        "discipline": "100 m",
        "measure": "time",
        "wind": "legal",
        "behind": "0.01",
    },
    "Shot put results, won by at least 1 m, resting on general knowledge": {
        "discipline": "Shot put",
        "measure": "distance",
        "ahead": "1",
        "firmness": 0,
    },
    "Champions, ranked 11 or lower on the season list among known entrants": {
        "medal": "G",
        "form_from": 11,
    },
    "Women's shot put medallists": {
        "sex": "W",
        "discipline": "Shot put",
        "measure": "distance",
        "phase": "final",
        "medal": "any",
    },
    "Finals, without a medal": {"phase": "final", "medal": "none"},
    "Heats, with gold as held today": {"phase": "heat", "medal": "G"},
    "Results, in finals reached through rounds, by athletes without any medal here": {
        "through_rounds": True,
        "medallist": "never",
    },
    "Heats, disqualified, the latest edition only": {
        "phase": "heat",
        "status": "DQ",
        "occasion": "last",
    },
}


@pytest.mark.parametrize(("said", "asked"), CASES.items(), ids=str)
def test_the_sentence_says_what_was_asked(said, asked):
    assert sentence(Question(**asked)) == said
