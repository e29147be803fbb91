"""A small archive with something of everything, as reviewed text, and ways to change it."""

import csv
from pathlib import Path

from django.apps import apps

from athletics.services.archive.load import load_archive

TINY = {
    "countries.csv": """\
code,name,iso2,kind,from,to,successor,note
FRG,West Germany,,former,1949,1990,GER,
GBR,Great Britain,GB,nation,,,,
GER,Germany,DE,nation,,,,reunited
NOR,Norway,NO,nation,,,,
USA,United States,US,nation,,,,
""",
    "sources.csv": """\
id,title,publisher,url,licence,retrieved,note
list,A results list,,https://example.org/list,CC BY,2025-12,
recall,General knowledge,,,,,
report,"A report, with a comma",A paper,,,2023-08-24,"says ""upset"" once"
""",
    "disciplines.csv": """\
code,name,short_name,slug,group,measure,better,wind,team,sort
100,100 metres,100 m,100m,sprints,time,lower,1,0,20
1500,1500 metres,1500 m,1500m,middle,time,lower,0,0,80
4x100,4 x 100 metres relay,4 x 100 m,4x100m-relay,relays,time,lower,0,1,250
HJ,High jump,High jump,high-jump,jumps,distance,higher,0,0,300
LJ,Long jump,Long jump,long-jump,jumps,distance,higher,1,0,320
DEC,Decathlon,Decathlon,decathlon,combined,points,higher,0,0,400
""",
    "championships.csv": """\
slug,name,short_name,level,indoor,age_group,organiser,countries_held,sort
world-championships,World Championships,Worlds,global,0,senior,World Athletics,1,10
olympic-games,Olympic Games,Olympics,global,0,senior,IOC,0,20
""",
    "editions.csv": """\
championship,slug,year,city,country,venue,start_date,end_date,official_name,note
olympic-games,2012-london,2012,London,GBR,,2012-08-03,2012-08-12,Games of the XXX Olympiad,
world-championships,2023-budapest,2023,Budapest,NOR,Arena,2023-08-19,2023-08-27,Worlds 2023,a note
""",
    "events.csv": """\
championship,edition,sex,discipline,field,field_sources,note
olympic-games,2012-london,M,4x100,,,
olympic-games,2012-london,W,1500,,,
world-championships,2023-budapest,M,1500,5,list,
world-championships,2023-budapest,M,HJ,,,shared gold
world-championships,2023-budapest,M,LJ,,,
world-championships,2023-budapest,M,DEC,,,
""",
    "athletes.csv": """\
slug,given_name,family_name,name_order,sex,born,birthplace,country,height_cm,weight_kg,\
other_names,olympedia_id,sources
ann-able,Ann,Able,western,W,1990-02-28,,USA,,,,,list
bea-bold,Bea,Bold,western,W,1991-05,,NOR,,,,,list
cai-lin,Lin,Cai,eastern,W,~1992,,GER,,,,,recall
dora-dee,Dora,Dee,western,W,1993,,GBR,,,,,list;recall
jake-wightman,Jake,Wightman,western,M,1994-07-11,Nottingham,GBR,182,67.5,,,list
jakob-ingebrigtsen,Jakob,Ingebrigtsen,western,M,2000-09-19,,NOR,,,J. Ingebrigtsen,147,list;report
josh-kerr,Josh,Kerr,western,M,1997-10-08,Edinburgh,GBR,186,73,,,list;report
kai-long,Kai,Long,western,M,,,USA,,,,,list
otto-odd,Otto,Odd,western,M,1969,,FRG,,,,,recall
per-nordas,Per,Nordås,western,M,,,NOR,,,,,list
""",
    "clubs.csv": """\
slug,name,city,country,note
edinburgh-ac,Edinburgh AC,Edinburgh,GBR,
""",
    "memberships.csv": """\
athlete,club,joined,left,sources,note
jake-wightman,edinburgh-ac,2009,2020-12,recall,
josh-kerr,edinburgh-ac,,,recall;report,years not known
""",
    "redirects.csv": """\
old_path,athlete,edition,club
athletes/joshua-kerr,josh-kerr,,
championships/olympic-games/london,,olympic-games/2012-london,
clubs/eac,,,edinburgh-ac
""",
    "results/olympic-games/2012-london.csv": """\
sex,discipline,implement,component,phase,group,date,place,status,athlete,country,team,mark,wind,\
legal_mark,legal_wind,advanced,rule,reaction,tags,note,sources
M,4x100,,,final,,2012-08-11,1,OK,,USA,,37.10,,,,,,,,,list
M,4x100,,,final,,2012-08-11,2,OK,,GBR,,37.90,,,,,,,,,list
M,4x100,,,final,,2012-08-11,,DNF,,USA,2,,,,,,,,,second team,list
W,1500,,,final,,2012-08-10,1,OK,bea-bold,NOR,,4:10.74,,,,,,,,,list
W,1500,,,final,,2012-08-10,2,OK,cai-lin,GER,,4:11.03,,,,,,,,,list
W,1500,,,final,,2012-08-10,,DQ,ann-able,USA,,4:10.23,,,,,R40,,,annulled,list
W,1500,,,heat,1,2012-08-06,1,OK,ann-able,USA,,4:13.64,,,,Q,,,SB,,list
W,1500,,,heat,1,2012-08-06,2,OK,bea-bold,NOR,,4:13.64,,,,Q,,,,,list
W,1500,,,heat,1,2012-08-06,,DNS,dora-dee,GBR,,,,,,,,,,,list
""",
    "results/world-championships/2023-budapest.csv": """\
sex,discipline,implement,component,phase,group,date,place,status,athlete,country,team,mark,wind,\
legal_mark,legal_wind,advanced,rule,reaction,tags,note,sources
M,1500,,,final,,2023-08-23,1,OK,josh-kerr,GBR,,3:29.38,,,,,,,WL,,list;report
M,1500,,,final,,2023-08-23,2,OK,jakob-ingebrigtsen,NOR,,3:29.65,,,,,,,SB,,list
M,1500,,,final,,2023-08-23,,TOOKPART,per-nordas,NOR,,,,,,,,,,,recall
M,1500,,,semifinal,2,2023-08-20,1,OK,jakob-ingebrigtsen,NOR,,3:34.98,,,,Q,,,,,list
M,1500,,,semifinal,2,2023-08-20,,UNPLACED,otto-odd,FRG,,3:40.1h,,,,,,,,,list
M,HJ,,,final,,2023-08-22,1,OK,josh-kerr,GBR,,2.36,,,,,,,,,list
M,HJ,,,final,,2023-08-22,1,OK,per-nordas,NOR,,2.36,,,,,,,,,list
M,HJ,,,final,,2023-08-22,3,OK,kai-long,USA,,2.33,,,,,,,,,list
M,HJ,,,final,,2023-08-22,,NM,otto-odd,FRG,,,,,,,,,,,list
M,LJ,,,final,,2023-08-24,1,OK,kai-long,USA,,8.52w,+2.4,8.50,-0.1,,,,,,list
M,LJ,,,final,,2023-08-24,2,OK,per-nordas,NOR,,8.50,0.0,,,,,,,,list
M,DEC,,,final,,2023-08-26,1,OK,kai-long,USA,,8909,,,,,,,,,list
M,DEC,,100,combined,,2023-08-25,,OK,kai-long,USA,,10.3h,+4.0,,,,,142,,,list
M,DEC,,LJ,combined,A,2023-08-25,1,OK,kai-long,USA,,8.01,+1.9,,,,,,,,list
""",
    "team_members/olympic-games/2012-london.csv": """\
sex,discipline,country,team,athlete,leg,part,note,sources
M,4x100,USA,,otto-odd,,heats,,list
M,4x100,USA,,kai-long,1,final,,list
M,4x100,USA,2,per-nordas,,unknown,guest,recall
""",
    "medal_decisions.csv": """\
championship,edition,sex,discipline,athlete,country,team,colour,action,effective,reason,body,url,\
sources
olympic-games,2012-london,W,1500,ann-able,USA,,G,award,2012-08-10,on the day,,,list
olympic-games,2012-london,W,1500,ann-able,USA,,G,withdrawal,2015-08,doping,CAS,https://cas.org/1,list
olympic-games,2012-london,W,1500,bea-bold,NOR,,G,upgrade,2018,,IOC,,list
olympic-games,2012-london,W,1500,bea-bold,NOR,,S,award,2012-08-10,on the day,,,list
olympic-games,2012-london,W,1500,cai-lin,GER,,S,upgrade,,,,,recall
""",
    "season_lists/world-championships/2023-budapest.csv": """\
sex,discipline,rank,athlete,name,country,mark,wind,date,venue,points
M,1500,1,jakob-ingebrigtsen,Jakob INGEBRIGTSEN,NOR,3:27.95,,2023-06-15,Oslo (NOR),1275
M,1500,2,,Yared Nuguse,USA,3:29.02,,2023-06-15,Oslo (NOR),
M,1500,2,josh-kerr,Josh Kerr,GBR,3:29.02,,2023-06-15,,
M,LJ,1,kai-long,Kai Long,USA,8.54,+1.1,2023-07-01,,1250
""",
    "season_bests/1500m.csv": """\
athlete,indoor,season,mark,wind,date,venue
josh-kerr,0,2021,3:29.05,,2021-08-07,Tokyo (JPN)
josh-kerr,0,2022,3:30.60,,2022-07-19,Eugene (USA)
josh-kerr,1,2022,3:35.5h,,2022-02-12,
""",
    "season_bests/long-jump.csv": """\
athlete,indoor,season,mark,wind,date,venue
kai-long,0,2023,8.54,+1.1,2023-07-01,
""",
    "world_records.csv": """\
sex,discipline,mark,wind,athlete,name,country,date,venue
M,1500,3:26.00,,,Hicham El Guerrouj,GBR,1998-07-14,Roma (ITA)
M,LJ,8.95,+0.3,kai-long,Kai Long,USA,1991-08-30,Tokyo (JPN)
""",
    "prices.csv": """\
championship,edition,sex,discipline,athlete,price,format,bookmaker,quoted_on,stage,source,url
world-championships,2023-budapest,M,1500,jakob-ingebrigtsen,1/7,fractional,A bookmaker,2023-08,\
before,report,
""",
    "stories.csv": """\
championship,edition,sex,discipline,text,source,url
world-championships,2023-budapest,M,1500,"Kerr drew level.
He went past.",report,https://example.org/a
""",
    "quotes.csv": """\
championship,edition,sex,discipline,athlete,said_on,text,source,url
world-championships,2023-budapest,M,1500,jake-wightman,2023-08-23,"Josh is like, ""wow"".",report,
""",
    "absences.csv": """\
championship,edition,sex,discipline,athlete,reason,source,url
world-championships,2023-budapest,M,1500,jake-wightman,Injured,report,
""",
    "upset_notes.csv": """\
championship,edition,sex,discipline,headline,note,hidden,hidden_because
world-championships,2023-budapest,M,1500,Again,As in 2022.,0,
world-championships,2023-budapest,M,LJ,,,1,no favourite
""",
    "claims/events.csv": """\
championship,edition,sex,discipline,kind,subject,value,source,title,url,said_on,decision,reason
world-championships,2023-budapest,M,1500,judgement,upset,The biggest,report,,,2023-08-23,attributed,
""",
    "claims/athletes.csv": """\
athlete,kind,subject,value,source,title,url,said_on,decision,reason
josh-kerr,statement,club,Our little club,report,,,2023-08-23,qualified,So he said.
""",
    "claims/results.csv": """\
championship,edition,sex,discipline,implement,component,phase,group,athlete,country,team,kind,\
subject,value,source,title,url,said_on,decision,reason
olympic-games,2012-london,M,4x100,,,final,,,USA,2,value,status,DQ,recall,,,,open,
world-championships,2023-budapest,M,1500,,,final,,josh-kerr,GBR,,evidence,mark,3:29.38,list,,,,taken,
world-championships,2023-budapest,M,1500,,,final,,josh-kerr,GBR,,value,mark,3:29.28,report,,,\
2023-08-24,refused,A misprint.
""",
}

#: Records by model after a load: the lines above, and what they make necessary.
HELD = {
    "Country": 5,
    "Source": 3,
    "Discipline": 6,
    "Championship": 2,
    "Edition": 2,
    "Event": 6,
    "Athlete": 10,
    "Club": 1,
    "Membership": 2,
    "Redirect": 3,
    "Result": 23,
    "TeamMember": 3,
    "MedalDecision": 5,
    "SeasonListEntry": 4,
    "SeasonBest": 4,
    "WorldRecord": 2,
    "Price": 1,
    "Story": 1,
    "Quote": 1,
    "Absence": 1,
    "UpsetNote": 2,
    "Claim": 5,
    # list, recall, list;recall, list;report, recall;report
    "SourceSet": 5,
    "SourceSetItem": 8,
    # London: final, final, heat; Budapest: final, semifinal, 3 finals, 2 legs
    "Unit": 10,
    "LoadedFile": 24 + 2,
}

BUDAPEST = "results/world-championships/2023-budapest.csv"
LONDON = "results/olympic-games/2012-london.csv"


def write(root, files=TINY):
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def files_of(root):
    """Bytes by path of every file below a folder."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(Path(root).rglob("*"))
        if path.is_file()
    }


def replace(root, path, old, new):
    """Replace one text of a file; it must stand there once."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old, text.count(old))
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def remove_line(root, path, start):
    """Take out the one line that starts so."""
    lines = (root / path).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(start)]
    assert len(kept) == len(lines) - 1, (path, start, len(lines) - len(kept))
    (root / path).write_text("".join(kept), encoding="utf-8")


def add_line(root, path, line):
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def set_cell(root, path, row, column, value):
    """Write a value into a cell; rows are counted from 1 below the header.

    Python before 3.11.9 leaves out the quotes around a carriage return, unless all cells have them.
    """
    with (root / path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[row][rows[0].index(column)] = value
    returns = any("\r" in cell for cells in rows for cell in cells)
    quoting = csv.QUOTE_ALL if returns else csv.QUOTE_MINIMAL
    with (root / path).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n", quoting=quoting).writerows(rows)


def load(root, **options):
    """Load; returns how many rows were new, changed, removed and in conflict."""
    report = load_archive(root=root, **options)
    totals = (report.inserted, report.updated, report.deleted)
    return *(total.total() for total in totals), [str(conflict) for conflict in report.conflicts]


#: What a load of nothing new returns.
QUIET: tuple[int, int, int, list[str]] = (0, 0, 0, [])


def everything():
    """All rows of all tables of the archive, with their ids."""
    return {
        model.__name__: sorted(model._default_manager.values_list(), key=repr)
        for model in apps.get_app_config("athletics").get_models()
    }
