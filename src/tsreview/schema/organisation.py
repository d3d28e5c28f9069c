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


class Membership(Part):
    """That the body belongs to another."""

    organisation: OrganisationId = Field(description="the body that it is a member of")
    role: Text | None = Field(None, description="what it is there, such as chair")
    since: DateText | None = Field(None, description="when it began")
    until: DateText | None = Field(None, description="when it ended")
    as_at: DateText | None = Field(None, description="the day or month that the source speaks of")
    sources: tuple[Citation, ...] = Field((), description="where the membership stands, if not where the record does")
    note: Text | None = Field(None, description="a remark on the membership")


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
    description: Text | None = Field(None, description="what it does, in our own words")
    area: Text | None = Field(None, description="the area that it serves")
    parent: OrganisationId | None = Field(None, description="the body that it is part of")
    memberships: tuple[Membership, ...] = Field((), description="the bodies that it belongs to")
    figures: tuple[Figure, ...] = Field((), description="numbers that a source gives of it")
    launch: DateText | None = Field(None, description="when it was to begin, as published")
    not_same_as: tuple[NotSameAs, ...] = Field((), description="bodies with a like name that are not it")
    urls: tuple[WebAddress, ...] = Field((), description="its addresses on the web")
