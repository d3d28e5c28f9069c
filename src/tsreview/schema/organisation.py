"""Organisations: every body, partnership, network, programme or project that a document names."""

from enum import StrEnum

from pydantic import Field

from tsreview.schema.base import Citation, Figure, Part, Record
from tsreview.schema.values import DateText, OrganisationId, Text, WebAddress


class BodyKind(StrEnum):
    """What sort of body it is."""

    CHARITY = "charity"
    COMMISSION = "commission"
    COMPANY = "company"
    EDUCATION = "education"
    EXECUTIVE = "executive"
    FORUM = "forum"
    FUND = "fund"
    GOVERNMENT_AGENCY = "government_agency"
    GOVERNMENT_DEPARTMENT = "government_department"
    GOVERNMENT_OFFICE = "government_office"
    HEALTH_BODY = "health_body"
    INFRASTRUCTURE_ORGANISATION = "infrastructure_organisation"
    LOCAL_AUTHORITY = "local_authority"
    NETWORK = "network"
    PARTNERSHIP = "partnership"
    POLICE = "police"
    PROGRAMME = "programme"
    PROJECT = "project"
    PUBLIC_BODY = "public_body"
    REGULATOR = "regulator"
    SERVICE = "service"
    SOCIAL_ENTERPRISE = "social_enterprise"
    TASK_GROUP = "task_group"
    VOLUNTARY_ORGANISATION = "voluntary_organisation"
    NOT_STATED = "not_stated"


class Sector(StrEnum):
    """The sector that a body belongs to."""

    PUBLIC = "public"
    THIRD = "third"
    PRIVATE = "private"
    CROSS_SECTOR = "cross_sector"
    NOT_STATED = "not_stated"


class NameKind(StrEnum):
    """How another name relates to the name."""

    FORMER = "former"
    SHORT = "short"
    ALTERNATIVE = "alternative"
    AS_PRINTED = "as_printed"


class OtherName(Part):
    """A further name of the body."""

    name: Text = Field(description="the other name")
    kind: NameKind = Field(description="how it relates to the name")
    note: Text | None = Field(None, description="a remark, such as where it is printed")


class Identifier(Part):
    """What a public register knows the body by."""

    scheme: Text = Field(description="the register, by its code at org-id.guide, such as GB-CHC")
    id: Text = Field(description="the number there, with its leading zeros")
    sources: tuple[Citation, ...] = Field((), description="where the number stands, if not where the record does")
    note: Text | None = Field(None, description="a remark, such as what a register tells of its end")


class Membership(Part):
    """That the body belongs to another."""

    organisation: OrganisationId = Field(description="the body that it is a member of")
    role: Text | None = Field(None, description="what it is there, such as chair")
    since: DateText | None = Field(None, description="when it began")
    until: DateText | None = Field(None, description="when it ended")
    as_at: DateText | None = Field(None, description="the day or month that the source speaks of")
    sources: tuple[Citation, ...] = Field((), description="where the membership stands, if not where the record does")
    note: Text | None = Field(None, description="a remark on the membership")


class Post(Part):
    """A public role in the body, and who held it as published."""

    title: Text = Field(description="the post, such as chair or chief executive")
    holder: Text | None = Field(None, description="who held it, as published; public role-holders only")
    since: DateText | None = Field(None, description="when it began")
    until: DateText | None = Field(None, description="when it ended")
    as_at: DateText | None = Field(None, description="the day or month that the source speaks of")
    sources: tuple[Citation, ...] = Field((), description="where the post stands, if not where the record does")
    note: Text | None = Field(None, description="a remark on the post")


class SuccessionKind(StrEnum):
    """How a body follows another or gives way to it."""

    REPLACES = "replaces"
    REPLACED_BY = "replaced_by"
    GREW_OUT_OF = "grew_out_of"
    MERGED_INTO = "merged_into"


FOLLOWING = frozenset({SuccessionKind.REPLACES, SuccessionKind.GREW_OUT_OF})
"""The body that says so came later than the other; of the other kinds it came earlier."""


class Succession(Part):
    """That the body followed another one, or gave way to it; a change of name alone is an entry of `other_names`."""

    kind: SuccessionKind = Field(description="which of the two came first, and how")
    organisation: OrganisationId = Field(description="the other body")
    when: DateText | None = Field(None, description="when, as published")
    sources: tuple[Citation, ...] = Field((), description="where the succession stands, if not where the record does")
    note: Text | None = Field(None, description="a remark on the succession")


class RelationKind(StrEnum):
    """What a body does for another, or for a programme or project."""

    RUNS = "runs"
    HOSTS = "hosts"
    FUNDS = "funds"
    SUPPORTS = "supports"
    COMMISSIONS = "commissions"
    REGULATES = "regulates"
    WORKS_WITH = "works_with"


class Relation(Part):
    """What the body does for another one; written once, with the one that does it."""

    kind: RelationKind = Field(description="what it does")
    organisation: OrganisationId = Field(description="the other body, programme or project")
    since: DateText | None = Field(None, description="when it began")
    until: DateText | None = Field(None, description="when it ended, or was to")
    as_at: DateText | None = Field(None, description="the day or month that the source speaks of")
    sources: tuple[Citation, ...] = Field((), description="where the relation stands, if not where the record does")
    note: Text | None = Field(None, description="a remark on the relation")


class NotSameAs(Part):
    """That the body is another than one with a like name."""

    organisation: OrganisationId = Field(description="the other body")
    why: Text = Field(description="what tells them apart")


class Organisation(Record):
    """A body that the documents name."""

    name: Text = Field(description="the name as published")
    kind: BodyKind = Field(description="what sort of body; not_stated where the documents do not say")
    sector: Sector = Field(Sector.NOT_STATED, description="the sector; not_stated where it cannot be told")
    acronyms: tuple[Text, ...] = Field((), description="its acronyms, the usual one first; lists print it for the name")
    other_names: tuple[OtherName, ...] = Field((), description="further names, such as former ones")
    identifiers: tuple[Identifier, ...] = Field((), description="what public registers know it by")
    description: Text | None = Field(None, description="what it does, in our own words")
    area: Text | None = Field(None, description="the area that it serves")
    area_code: Text | None = Field(None, description="the GSS code of that area, such as E06000042")
    parent: OrganisationId | None = Field(None, description="the body that it is part of")
    memberships: tuple[Membership, ...] = Field((), description="the bodies that it belongs to")
    figures: tuple[Figure, ...] = Field((), description="numbers that a source gives of it")
    posts: tuple[Post, ...] = Field((), description="public roles in it, and who held them")
    relations: tuple[Relation, ...] = Field((), description="what it runs, funds or does for other bodies")
    successions: tuple[Succession, ...] = Field((), description="the bodies that it followed or gave way to")
    established: DateText | None = Field(None, description="when it began, as published")
    ended: DateText | None = Field(None, description="when it ended or was to end, as published")
    launch: DateText | None = Field(None, description="when it was to begin, as published")
    not_same_as: tuple[NotSameAs, ...] = Field((), description="bodies with a like name that are not it")
    urls: tuple[WebAddress, ...] = Field((), description="its addresses on the web")
