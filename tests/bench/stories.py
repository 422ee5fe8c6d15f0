"""The kinds of story that corpus.py writes: what may be stated, in which words, and what may conflict.

A fact is an attribute with a value and several wordings. A plan fixes a story's facts, picks which of them
conflict and where (`other` values, told by the articles that `dissent` names), and which near misses stand in
it. A near miss is an attribute with a colon: `deaths:earlier` is the toll of another year's event.
"""

import datetime

KINDS = ["accident", "attack", "quake", "trial", "deal", "speech"]
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
MONTHS = ("January February March April May June July August September October November December").split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

WORDINGS = {
    "deaths": ["{N} people were killed {event}.", "{N} people died {event}, the interior ministry said.",
               "Officials said {n} people had been killed {event}.", "{Event} killed {n} people."],
    "injured": ["{N} people were injured.", "Another {n} people were injured, according to the health ministry.",
                "At the hospital a doctor said {n} people were injured."],
    "displaced": ["{N} people were displaced.", "The relief agency said {n} people were displaced."],
    "magnitude": ["The quake had a magnitude of {n}, the geological service said.",
                  "A magnitude {n} earthquake struck near {place} {when}."],
    "distance.depth": ["It struck at a depth of {n} kilometres.", "The quake was {n} kilometres deep."],
    "age": ["{person}, {n}, {was}.", "{person}, who is {n} years old, {was}.",
            "{n}-year-old {person} {was}."],
    "sentence": ["{surname} was sentenced to {n} years in prison.",
                 "The court sentenced {surname} to {n} years in prison."],
    "money": ["{company} will pay ${n} million for its rival.", "The price is ${n} million, {company} said.",
              "The deal is worth ${n} million."],
    "percent": ["The price is {n} percent above the last close.", "Shareholders get a premium of {n} percent."],
    "quote": ['"{words}," {surname} said.', '{surname} said: "{words}."', '"{words}," said {surname}.',
              '“{words},” {surname} told reporters.'],
}
# Said, and said again with a word or two changed.
QUOTES = [("We will not leave {place} until the last {noun} is safe", "We shall not leave {place} before the last {noun} is safe"),
          ("Nobody in {place} asked for this {noun}, and nobody will ask again", "Nobody in {place} has asked for this {noun}, and nobody will ask again"),
          ("This is a dark day for every {noun} of {place}", "This is a black day for every {noun} of {place}"),
          ("{place} has waited nine years for this {noun}", "{place} had waited nine years for that {noun}"),
          ("The {noun} of {place} should have been closed in the spring", "The {noun} of {place} ought to have been closed in spring"),
          ("Our door is open to {place}, but the {noun} has to come first", "Our door stays open to {place}, but the {noun} has to come first")]
NOUNS = "family child bridge school market station harbour workshop hospital choir road mill".split()
EVENTS = {"accident": ["when a train left the rails near {place}", "when a ferry sank off {place}",
                       "when a coach fell from a bridge in {place}"],
          "attack": ["when gunmen attacked a market in {place}", "when a bomb exploded in {place}"],
          "quake": ["when an earthquake hit {place}"]}
EVENT_NOUNS = {"accident": "The accident near {place}", "attack": "The attack in {place}",
               "quake": "The earthquake near {place}"}
ROLES = {"accident": "Transport Minister", "attack": "Interior Minister", "quake": "Interior Minister",
         "trial": "Judge", "deal": "Chief Executive", "speech": "Foreign Minister"}
WAS = {"accident": "was driving", "attack": "was among the wounded", "quake": "was pulled out alive",
       "trial": "pleaded not guilty"}
FACTS = {"accident": ["deaths", "injured", "age"], "attack": ["deaths", "injured", "age"],
         "quake": ["deaths", "injured", "displaced", "magnitude", "distance.depth"],
         "trial": ["age", "sentence"], "deal": ["money", "percent"], "speech": []}
FILLER = {
    "accident": ["Cranes worked through the night.", "The line stays closed until further notice.",
                 "Relatives waited in a school.", "The cause is being investigated.",
                 "Residents brought blankets and tea.", "The operator expressed its condolences."],
    "attack": ["Nobody claimed responsibility.", "Shops stayed closed.", "The army sealed off the roads.",
               "Witnesses spoke of smoke and screams.", "Hospitals called for blood donors."],
    "quake": ["Aftershocks were felt until dawn.", "Many slept in the open.", "Schools will stay closed.",
              "The old bridge held.", "Power was back by the evening."],
    "trial": ["The defence will appeal.", "The hall was full.", "Witnesses were heard behind closed doors.",
              "The accused listened without moving.", "The prosecution was content."],
    "deal": ["Regulators have to agree.", "The boards of both companies were unanimous.",
             "Unions asked for guarantees.", "The shares rose.", "Analysts had expected an offer."],
    "speech": ["The hall applauded.", "Diplomats were cautious.", "The opposition left the chamber.",
               "Markets hardly moved.", "Neighbouring countries did not comment."],
}


def figure(n):
    return WORDS[n] if n <= 12 else f"{n:,}"


def on_day(day, reported, rng):
    """The day of an event as a report of that date writes it."""
    ways = [f"on {MONTHS[day.month - 1]} {day.day}", f"on {MONTHS[day.month - 1]} {day.day}, {day.year}"]
    if (reported - day).days <= 6:
        ways += [f"on {WEEKDAYS[day.weekday()]}"] * 3
    return rng.choice(ways)


def value_of(attribute, rng):
    ranges = {"deaths": (5, 90), "injured": (14, 400), "age": (21, 79), "sentence": (2, 25), "percent": (8, 60),
              "money": (20, 900), "distance.depth": (5, 90)}
    if attribute == "magnitude":
        return f"{rng.randint(45, 79) / 10}"
    if attribute == "displaced":
        return figure(rng.randint(6, 90) * 100)
    return figure(rng.randint(*ranges[attribute]))


def different(attribute, value, relation, rng):
    """A value that conflicts with `value`; for an update a higher one."""
    if attribute in ("deaths", "injured", "displaced"):
        grain = 100 if attribute == "displaced" else 1
        figures = as_number(value) // grain
        step = max(2, round(figures * rng.uniform(0.15, 0.4)))
        return figure(grain * (figures + step if relation == "update" else figures - step))
    while (other := value_of(attribute, rng)) == value:
        pass
    return other


def as_number(value):
    return WORDS.index(value) if value in WORDS else int(value.replace(",", ""))


def plan(kind, world, rng, day):
    facts = {attribute: value_of(attribute, rng) for attribute in FACTS[kind]}
    place, noun = world.place(), rng.choice(NOUNS)
    words, drifted = (said.format(place=place, noun=noun) for said in rng.choice(QUOTES))
    minister = world.person()
    namesake = world.person(minister["surname"])
    while namesake["given"][0] == minister["given"][0]:
        namesake = world.person(minister["surname"])
    facts |= {"quote": words, "name": minister["surname"], "date": day.isoformat()}
    made = {"kind": kind, "day": day, "place": place, "minister": minister, "subject": world.person(),
            "company": world.surname() + " Group", "facts": facts, "conflicts": {}, "other": {}, "dissent": {},
            "event": rng.randrange(len(EVENTS.get(kind, [0]))), "traps": []}
    # Half of the stories are clean; the others have one or two conflicts.
    for attribute in rng.sample(sorted(set(facts) - {"date"}), rng.choice([0, 0, 1, 1, 2]) if len(facts) > 2 else 0):
        relation = "contradict"
        if attribute == "quote":
            relation, other = "variant", drifted
        elif attribute == "name":
            relation, other = "variant", world.misspelt(facts["name"])
        else:
            if attribute in ("deaths", "injured", "displaced") and rng.random() < 0.5:
                relation = "update"
            other = different(attribute, facts[attribute], relation, rng)
        made["conflicts"][attribute], made["other"][attribute] = relation, other
        made["dissent"][attribute] = rng.choice([1, 2])
    traps = ["earlier", "namesake"] + (["part", "rounded"] if "deaths" in facts else []) \
        + (["miles"] if "distance.depth" in facts else []) + (["planned"] if kind in ("speech", "deal") else [])
    made["traps"] = rng.sample(traps, min(len(traps), rng.randint(1, 2)))
    made["elsewhere"] = {"person": namesake, "age": rng.randint(20, 80),
                         "year": day.year - rng.randint(3, 30), "deaths": rng.randint(100, 400),
                         "planned": rng.randint(2, 4), "held": rng.randint(5, 9)}
    return made


def told(made, attribute, n, later):
    """The value that the n-th article tells, `later` days after the first."""
    value = made["facts"][attribute]
    if attribute not in made["conflicts"]:
        return value
    if made["conflicts"][attribute] == "update":
        return made["other"][attribute] if n >= 2 and later >= 1 else value
    return made["other"][attribute] if n == made["dissent"][attribute] else value


def write(made, article, rng, n, later):
    kind, place = made["kind"], made["place"]
    when = on_day(made["day"], article.date, rng)
    name = told(made, "name", n, later)
    minister = {**made["minister"], "surname": name}
    event = EVENTS[kind][made["event"]].format(place=place) if kind in EVENTS else ""
    noun = EVENT_NOUNS.get(kind, "").format(place=place)
    article.title = {"trial": "Verdict in {place}", "deal": "{company} to buy rival", "speech": "{minister} speaks in {place}"
                     }.get(kind, "What is known of the " + kind + " in {place}").format(
                         place=place, company=made["company"], minister=name)
    lead = {"trial": f"A court in {place} gave its verdict {when}.",
            "deal": f"{made['company']} announced the purchase of its rival in {place} {when}.",
            "speech": f"{ROLES[kind]} {minister['given']} {name} gave a speech in {place} {when}."}
    article.say(lead.get(kind, f"Rescuers were called to {place} {when}."),
                *([("date", made["facts"]["date"])] if kind in lead else []),
                *([("name", name)] if kind == "speech" else []))
    for attribute in FACTS[kind]:
        if n >= 2 and attribute not in made["conflicts"] and rng.random() < 0.3:
            continue
        value = told(made, attribute, n, later)
        person = made["subject"]
        surname = person["surname"] if attribute == "sentence" else name
        wordings = WORDINGS[attribute]
        value_words = value
        if attribute in ("deaths", "injured", "displaced") and attribute not in made["conflicts"] \
                and rng.random() < 0.2:
            value_words = "at least " + value
        if kind == "trial" and attribute == "sentence":
            wordings = [w.replace("{surname}", "{given} {surname}") for w in wordings]
        sentence = rng.choice(wordings).format(
            n=value_words, N=value_words[0].upper() + value_words[1:], event=event + " " + when, Event=noun,
            place=place, when=when, person=f"{person['given']} {person['surname']}", was=WAS.get(kind, ""),
            given=person["given"], surname=surname, company=made["company"])
        article.say(sentence, (attribute, value))
    article.paragraph()
    for sentence in rng.sample(FILLER[kind], 2):
        article.say(sentence)
    article.paragraph()
    article.say(f"{ROLES[kind]} {minister['given']} {name} spoke to the press.", ("name", name))
    words = told(made, "quote", n, later)
    article.say(rng.choice(WORDINGS["quote"]).format(words=words, surname=name), ("quote", words), ("name", name))
    article.paragraph()
    write_traps(made, article, n)
    for sentence in rng.sample(FILLER[kind], 2):
        article.say(sentence)


def write_traps(made, article, n):
    """What looks like a conflict with the facts of the story, or with its like in another article."""
    other = made["elsewhere"]
    for trap in made["traps"]:
        if trap == "earlier" and n % 2 == 0:
            article.say(f"In {other['year']}, {other['deaths']} people were killed in a similar disaster in the region.",
                        ("deaths:earlier", str(other["deaths"])))
        elif trap == "namesake":
            person = other["person"]
            age = other["age"]
            if n % 2 == 0:
                article.say(f"{person['given']} {person['surname']}, {age}, a baker, watched from the street.",
                            ("age:namesake", str(age)))
            else:
                article.say(f"{made['minister']['given']} {made['facts']['name']}, {age + 3}, took office last year.",
                            ("age:namesake", str(age + 3)))
        elif trap == "part" and n % 2 == 1:
            article.say("Two children were among the dead.", ("deaths:part", "2"))
        elif trap == "rounded":
            deaths = as_number(made["facts"]["deaths"])
            crowd = 1000 + 10 * deaths + 6
            article.say(f"{crowd:,} people were evacuated." if n % 2 else f"More than {crowd // 100 * 100:,} people were evacuated.",
                        ("displaced:rounded", str(crowd)))
        elif trap == "miles":
            article.say("The epicentre was 10 miles from the coast." if n % 2 else
                        "The epicentre was 16 kilometres from the coast.", ("distance:miles", "16"))
        elif trap == "planned":
            article.say(f"The talks had been planned to last {WORDS[other['planned']]} days." if n % 2 else
                        f"The talks lasted {WORDS[other['held']]} days.", ("duration:planned", "planned" if n % 2 else "held"))
