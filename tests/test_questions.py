"""Thirty questions that an officer or an analyst asks of the five documents, each answered by one command."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.runs import run


class Question(NamedTuple):
    """A question, the command that answers it, what must stand in the answer, and what must not."""

    asked: str
    words: tuple[str, ...]
    answer: tuple[str, ...]
    absent: tuple[str, ...] = ()


def show(kind: str, identity: str) -> tuple[str, ...]:
    return (kind, "show", identity)


def actions(where: str, columns: str = "id,title,objective,due") -> tuple[str, ...]:
    return ("actions", "list", "--as-of", "2010-10-01", "--format", "csv", "--where", where, "--columns", columns)


QUESTIONS = (
    Question(
        "How many member organisations does CVYS have?",
        show("organisations", "CVYS"),
        ("Forum of 61 organisations", "line 450"),
    ),
    Question(
        "How many people and groups are in LINK:MK?",
        show("organisations", "LINK:MK"),
        ("A network of 200 people and groups", "line 454"),
    ),
    Question(
        "How many groups were involved in the Third Sector Review process?",
        show("organisations", "third-sector-review"),
        ("126 groups were involved in the process",),
    ),
    Question(
        "How many organisations gave oral evidence?",
        show("organisations", "third-sector-review"),
        ("organisations that gave oral evidence: 17",),
    ),
    Question(
        "Who was the independent chair of the Working Together Commission?",
        show("organisations", "working-together-commission"),
        ("independent chair (Andrew Peck",),
    ),
    Question(
        "Which actions are nominated by LSPE and due by 31 March 2010?",
        actions("plan:working-together and nominator:LSPE and due<=2010-03-31"),
        ("wt-1a-1,Hold a Shared Understanding Summit", "wt-1c-1,Write a brief to commission a communications strategy"),
        ("wt-1d-3", "wt-1c-2", "wt-2a-1"),
    ),
    Question(
        "By when should a bidding support team be established within MK CVO?",
        actions('plan:working-together and title:"bidding support team"'),
        ("June 2010",),
    ),
    Question(
        "Which single point of accountability is named?",
        actions("plan:working-together and not spa:none", "id,objective,spa"),
        ("wt-1c-2,1c,Task Group",),
        ("wt-1a-1",),
    ),
    Question(
        "How many objectives does theme 2 have in the action plan?",
        ("actions", "audit-dates", "--format", "csv", "--where", "plan:working-together and theme:2"),
        ("working-together,2,2a,", "working-together,2,2e,"),
        ("2f",),
    ),
    Question(
        "How many are in the training pilot, and until when does it run?",
        show("actions", "wt-3c-1"),
        ("12", "March 2010"),
    ),
    Question(
        "By when must four cross-sector seminars be held?",
        actions('plan:working-together and title:"four seminars"'),
        ("Oct 2010",),
    ),
    Question(
        "Under which name was the Equality Council formerly known?",
        show("organisations", "Equality Council"),
        ("REC (former",),
    ),
    Question(
        "Which three examples of recent cross-sector work did the Commission single out?",
        show("evidence", "ev-celebration-1"),
        ("routes-to-success", "links-action-learning", "economic-task-group"),
    ),
    Question(
        "Which objective has an action nominated by MKCLIP for April to September 2010?",
        actions("plan:working-together and nominator:MKCLIP and earliest=2010-04-01 and due=2010-09", "objective,due"),
        ("3f,April – Sept 2010",),
        ("3a", "2c"),
    ),
    Question(
        "How many voluntary organisations were there in the unitary authority area in 2005?",
        show("evidence", "gg-organisations-in-area"),
        ("1163", "169"),
    ),
    Question(
        "Which ChangeUp project has the latest end date, and which agency leads it?",
        (
            "actions", "list", "--format", "csv", "--where", "plan:changeup-projects and due>=2006-06",
            "--columns", "title,lead,due",
        ),
        ("Development of Older People's groups,MKAC,June 2006",),
        ("Volunteer Connections",),
    ),
    Question(
        "What was MKCLIP formerly called and when was it established?",
        show("organisations", "MKCLIP"),
        ("Voluntary and Community Sector Assembly (former", "Established  2004"),
    ),
    Question(
        "How much did Milton Keynes receive for pilot projects and the Infrastructure Development Plan?",
        show("organisations", "changeup-main-spend"),
        ("received by Milton Keynes for pilot projects and a local Infrastructure Development Plan: £100,000",),
    ),
    Question(
        "How many additional volunteers will need support over the next ten years?",
        show("evidence", "gg-volunteers-needed"),
        ("7,000",),
    ),
    Question(
        "Which two departments jointly fund ChangeUp?",
        show("organisations", "changeup"),
        ("Funded by   defra (as at December 2005)", "home-office (as at December 2005)"),
    ),
    Question(
        "Which numbered principle asks for feedback from users, communities and providers?",
        ("principles", "list", "--where", "set:eight-principles and statement:feedback"),
        ("cp-8  eight-principles  8 ",),
        ("cp-1", "cp-7"),
    ),
    Question(
        "Which two local area examples have not been updated since January 2007?",
        ("practices", "list", "--where", 'updated:"January 2007"', "--columns", "id,area"),
        ("Tower Hamlets", "Croydon", "2 of 17 practices"),
    ),
    Question(
        "How many approved providers does The Alliance hold on its register?",
        show("organisations", "the-alliance"),
        ("37",),
    ),
    Question(
        "What share of its non-delegated budget did Dorset spend in the third sector in 06/07?",
        show("practices", "dorset"),
        ("7.6%",),
    ),
    Question(
        "What are the three modes of funding described by Unwin?",
        ("principles", "list", "--where", "set:funding-modes"),
        ("Giving", "Investing", "Shopping", "3 of "),
    ),
    Question(
        "How many critical success factors did the Treasury pathfinders identify?",
        ("principles", "list", "--where", "set:pathfinder-critical-success-factors"),
        ("9 of ",),
    ),
    Question(
        "How much had Futurebuilders invested to date?",
        show("organisations", "futurebuilders"),
        ("invested to date: over £111 million",),
    ),
    Question(
        "Which authorities are to use social clauses in live waste and recycling procurement?",
        show("actions", "pps-2a-3"),
        ("Medway", "Braintree", "Leeds", "Bury"),
    ),
    Question(
        "How much did NOMS invest in the National Infrastructure grants programme, and for how long?",
        show("organisations", "noms"),
        ("£2.2 million", "three years", "April 2008"),
    ),
    Question(
        "What is the combined annual procurement budget of the Be Birmingham partnership?",
        show("organisations", "be-birmingham"),
        ("about £6 billion annually",),
    ),
)  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asked)
def test_a_command_answers(question: Question, whole: Path) -> None:
    status, out, _ = run(*question.words, "-C", whole)
    assert status == 0
    for part in question.answer:
        assert part in out, part
    for part in question.absent:
        assert part not in out, part


def test_there_are_thirty() -> None:
    assert len({question.asked for question in QUESTIONS}) == 30
