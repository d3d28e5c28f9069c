"""The tables of the index. A change here raises VERSION, which makes every older index be built anew."""

VERSION = 9
APPLICATION_ID = 0x54535256  # "TSRV"

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL, inode INTEGER NOT NULL,
  digest BLOB NOT NULL,
  kind TEXT,
  record TEXT,
  readable INTEGER NOT NULL,
  tree TEXT,
  marks BLOB,
  in_search INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE targets (
  file INTEGER NOT NULL, n INTEGER NOT NULL,
  kind TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, short TEXT NOT NULL, field TEXT NOT NULL,
  PRIMARY KEY (file, n)
) WITHOUT ROWID;

CREATE TABLE links (
  file INTEGER NOT NULL, n INTEGER NOT NULL,
  kind TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, last_line INTEGER NOT NULL,
  PRIMARY KEY (file, n)
) WITHOUT ROWID;

CREATE TABLE findings (
  file INTEGER NOT NULL, n INTEGER NOT NULL, network INTEGER NOT NULL,
  line INTEGER NOT NULL, col INTEGER NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL,
  message TEXT NOT NULL, hint TEXT NOT NULL, field TEXT NOT NULL, related TEXT NOT NULL,
  PRIMARY KEY (file, network, n)
) WITHOUT ROWID;

CREATE TABLE texts_cited (
  file INTEGER PRIMARY KEY,
  id TEXT NOT NULL, lines INTEGER NOT NULL
);

CREATE TABLE plans (
  file INTEGER PRIMARY KEY,
  id TEXT NOT NULL, title TEXT NOT NULL, published TEXT NOT NULL,
  published_first TEXT, published_last TEXT, starts TEXT, ends TEXT
);

CREATE TABLE objectives (
  file INTEGER NOT NULL, n INTEGER NOT NULL,
  plan TEXT NOT NULL, theme TEXT NOT NULL, theme_title TEXT NOT NULL, theme_latest TEXT,
  objective TEXT NOT NULL, title TEXT NOT NULL, latest TEXT,
  PRIMARY KEY (file, n)
) WITHOUT ROWID;

CREATE TABLE actions (
  file INTEGER PRIMARY KEY,
  id TEXT NOT NULL, plan TEXT NOT NULL, objective TEXT NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL,
  due TEXT, precision TEXT NOT NULL, earliest TEXT, latest TEXT,
  every INTEGER, starts TEXT, first_due TEXT, until TEXT,
  review_every INTEGER,
  last_on TEXT, last_status TEXT,
  revised_on TEXT
);

CREATE TABLE parties (
  file INTEGER NOT NULL, n INTEGER NOT NULL,
  role TEXT NOT NULL, organisation TEXT, named TEXT,
  PRIMARY KEY (file, n)
) WITHOUT ROWID;

CREATE TABLE updates (
  file INTEGER NOT NULL, n INTEGER NOT NULL,
  day TEXT NOT NULL, status TEXT NOT NULL, entry TEXT NOT NULL,
  PRIMARY KEY (file, n)
) WITHOUT ROWID;

CREATE TABLE revisions (
  file INTEGER NOT NULL, n INTEGER NOT NULL,
  plan TEXT NOT NULL, day TEXT NOT NULL, due TEXT, precision TEXT NOT NULL, earliest TEXT, latest TEXT,
  every INTEGER, starts TEXT, first_due TEXT, until TEXT,
  entry TEXT NOT NULL,
  PRIMARY KEY (file, n)
) WITHOUT ROWID;

CREATE TABLE names (
  file INTEGER NOT NULL, n INTEGER NOT NULL,
  sort TEXT NOT NULL, field TEXT NOT NULL, name TEXT NOT NULL, plain TEXT NOT NULL,
  PRIMARY KEY (file, n)
) WITHOUT ROWID;

CREATE TABLE identifiers (
  file INTEGER NOT NULL, n INTEGER NOT NULL,
  scheme TEXT NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (file, n)
) WITHOUT ROWID;

CREATE TABLE successions (
  file INTEGER NOT NULL, n INTEGER NOT NULL,
  earlier TEXT NOT NULL, later TEXT NOT NULL,
  PRIMARY KEY (file, n)
) WITHOUT ROWID;

CREATE TABLE endings (
  file INTEGER PRIMARY KEY,
  organisation TEXT NOT NULL, ended TEXT NOT NULL, last TEXT NOT NULL
);

CREATE TABLE waivers (
  file INTEGER NOT NULL, n INTEGER NOT NULL,
  rule TEXT NOT NULL, field TEXT NOT NULL, reason TEXT NOT NULL, approved_by TEXT NOT NULL, until TEXT NOT NULL,
  PRIMARY KEY (file, n)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE texts USING fts5 (label, body, tokenize = 'porter unicode61');
"""

INDEXES = {
    "files_record": "files (kind, record)",
    "files_unread": "files (id) WHERE NOT readable",
    "targets_id": "targets (kind, id, label, short)",
    "links_id": "links (kind, id, last_line)",
    "links_parent": "links (file, id) WHERE field = 'parent'",
    "plans_id": "plans (id)",
    "objectives_id": "objectives (plan, objective)",
    "actions_id": "actions (id)",
    "actions_state": "actions (last_on, last_status, revised_on, plan, precision, earliest, latest)",
    "actions_latest": "actions (plan, latest)",
}
"""What questions look rows up by: the name, the table and its columns."""

BY_FILE = (
    "targets",
    "links",
    "findings",
    "texts_cited",
    "plans",
    "objectives",
    "actions",
    "parties",
    "updates",
    "revisions",
    "names",
    "identifiers",
    "successions",
    "endings",
    "waivers",
)
"""The tables whose rows belong to a file and go with it."""

TABLE_NAMES = ("meta", "files", "texts", *BY_FILE)
