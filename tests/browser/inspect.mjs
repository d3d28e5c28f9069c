// Looks at HTML files in headless Chromium, and prints as JSON what it finds in each.
// Usage: node inspect.mjs CHROMIUM FILE...

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const PHONE = 320;
const WIDTHS = [PHONE, 1280];
// A4 between the margins of the style sheet: 182 mm.
const PAPER = 688;
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PARTS_OF_TABLES = ["table", "row", "columnheader", "rowheader", "cell"];
const MOST_STOPS = 300;
const PATIENCE = 20_000;
// The last of them keeps everything but files out of reach.
const SWITCHES = [
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--disable-background-networking",
  "--host-resolver-rules=MAP * ~NOTFOUND",
];
// What WCAG 2.2 has readers set under 1.4.12.
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`;

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  // Roles are written out where the style sheet makes blocks of the parts of tables: some browsers then forget them.
  rules: { "no-redundant-role": "off" },
});

const [executablePath, ...files] = process.argv.slice(2);
// There is no sandbox in a container that runs as root, and the pages are our own.
const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: SWITCHES, timeout: PATIENCE });
const found = {};
for (const file of files) found[file] = await inspect(file);
await browser.close();
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);

async function inspect(file) {
  const findings = { html: await faultsOfMarkup(file), requests: [], console: [], widths: {} };
  const address = pathToFileURL(resolve(file)).href;
  for (const width of WIDTHS) {
    const page = await open(address, width, findings);
    findings.widths[width] = await layout(page);
    if (width === PHONE) findings.spaced = await spaced(page);
    else Object.assign(findings, { keyboard: await keyboard(page), ...(await paper(page)) });
    await page.context().close();
  }
  return findings;
}

async function faultsOfMarkup(file) {
  const { results } = await validator.validateFile(file);
  const messages = results.flatMap((result) => result.messages);
  return messages.map(({ line, column, ruleId, message }) => `${line}:${column}: ${message} (${ruleId})`);
}

async function open(address, width, findings) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("request", (request) => request.url() !== address && findings.requests.push(request.url()));
  page.on("console", (message) => findings.console.push(message.text()));
  page.on("pageerror", (fault) => findings.console.push(String(fault)));
  // Not by a script element, which the page's own policy forbids.
  await page.addInitScript(axe);
  await page.goto(address, { waitUntil: "load" });
  return page;
}

async function layout(page) {
  return { ...(await room(page)), axe: await page.evaluate(violations, STANDARDS), tables: await tables(page) };
}

async function room(page) {
  return {
    scrollWidth: await page.evaluate(() => document.documentElement.scrollWidth),
    beyond: await page.evaluate(beyondTheEdge),
    sideways: await page.evaluate(scrolledSideways),
  };
}

async function spaced(page) {
  await page.evaluate((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
  return room(page);
}

// Gives the parts of tables with their words, as assistive software is told of them.
async function tables(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const told = nodes.filter((node) => !node.ignored && PARTS_OF_TABLES.includes(node.role?.value));
  return told.map((node) => `${node.role.value}: ${node.name?.value ?? ""}`);
}

// Presses Tab from the top to the end, and then follows the first link, which leads past the contents.
async function keyboard(page) {
  const stops = [];
  for (let stop = await tab(page); stop !== null && stops.length < MOST_STOPS; stop = await tab(page)) stops.push(stop);
  await tab(page);
  await page.keyboard.press("Enter");
  const second = await tab(page);
  const unseen = stops.filter((stop) => !stop.isSeen || !stop.isOutlined);
  return { first: stops[0] ?? null, second, stops: stops.length, unseen };
}

async function tab(page) {
  await page.keyboard.press("Tab");
  return page.evaluate(focused);
}

// Tells how wide the page is on paper, where nobody can scroll, and how many sheets it takes.
async function paper(page) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: PAPER, height: 800 });
  const printedWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true, timeout: PATIENCE });
  return { printedWidth, sheets: pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length };
}

// What follows runs in the page.

async function violations(standards) {
  const { violations } = await globalThis.axe.run(document, { runOnly: standards, resultTypes: ["violations"] });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" | ")}`);
}

function beyondTheEdge() {
  // The range has the words in it, which may reach out of their box.
  const range = document.createRange();
  const reach = (element) => {
    range.selectNodeContents(element);
    return Math.max(element.getBoundingClientRect().right, range.getBoundingClientRect().right);
  };
  return [...document.body.querySelectorAll("*")]
    .filter((element) => !element.parentElement.closest(".scroll") && reach(element) > innerWidth + 0.5)
    .map((element) => element.outerHTML.slice(0, 120));
}

function scrolledSideways() {
  return [...document.querySelectorAll(".scroll")]
    .filter((element) => element.scrollWidth > element.clientWidth)
    .map((element) => element.getAttribute("aria-label"));
}

function focused() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const { outlineStyle } = getComputedStyle(element);
  return {
    text: element.getAttribute("aria-label") ?? element.textContent,
    isInMain: element.closest("main") !== null,
    isSeen: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
    isOutlined: outlineStyle !== "none",
  };
}
