import { cleanText } from './cleanText';
import type { IndexEntry } from './fetchTypes';
import { decodeEntities } from './htmlEntities';
import { profileNameProblem } from './profileName';

const MAX_ENTRIES = 10_000;
const MAX_DESCRIPTION_LENGTH = 1000;

/**
 * Reads the page that `net/http/pprof` serves at its index, of any Go version: one pass over the tags, whatever is
 * closed or not. Pages without rows of count and link give no entries. The page is not trusted.
 *
 *     Go 1.17 to 1.27: <tr><td>34</td><td><a href='heap?debug=1'>heap</a></td></tr>
 *     Go 1.11 to 1.16: <tr> <td>34</td><td><a href=heap?debug=1>heap</a></td> </tr>
 *     Go 1.10:         <tr><td align=right>34<td><a href="heap?debug=1">heap</a>
 *     descriptions:    <li><div class=profile-name>heap: </div> A sampling of …</li>
 */
export function readIndexPage(html: string): IndexEntry[] {
  const page: Page = { rows: new Map(), descriptions: new Map() };
  const reader = { row: undefined, item: undefined } as Reader;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const textEnd = open < 0 ? html.length : open;
    takeText(reader, html.slice(at, textEnd));
    if (open < 0) break;
    const close = html.indexOf('>', open);
    if (close < 0) break;
    takeTag(reader, page, html.slice(open + 1, Math.min(close, open + 40)));
    at = close + 1;
  }
  endRow(reader, page);
  endItem(reader, page);

  return [...page.rows].map(([name, count]) => ({
    name,
    count,
    description: page.descriptions.get(name) ?? '',
  }));
}

interface Page {
  /** Name to count. */
  readonly rows: Map<string, number>;
  readonly descriptions: Map<string, string>;
}

interface Reader {
  /** Between `<tr>` and the next row: the text of each cell, and that of the first link. */
  row: { readonly cells: string[]; link: string | undefined; inLink: boolean } | undefined;
  /** Between `<li>` and the next item: the text of the `<div>`, and what follows it. */
  item: { name: string; text: string; inName: boolean } | undefined;
}

function takeText(reader: Reader, text: string): void {
  const { row, item } = reader;
  if (row !== undefined) {
    if (row.inLink) row.link = (row.link ?? '') + text;
    const last = row.cells.length - 1;
    if (last >= 0) row.cells[last] = (row.cells[last] ?? '') + text;
  }
  if (item !== undefined) {
    if (item.inName) item.name += text;
    else item.text += text;
  }
}

/** @param tag what stands between `<` and `>`, cut: `a href='heap?debug=1'`, `/td` */
function takeTag(reader: Reader, page: Page, tag: string): void {
  const name = /^\/?[a-z]+/i.exec(tag)?.[0].toLowerCase();
  const { row, item } = reader;
  switch (name) {
    case 'tr':
      endRow(reader, page);
      reader.row = { cells: [], link: undefined, inLink: false };
      break;
    case '/tr':
    case '/table':
      endRow(reader, page);
      break;
    case 'td':
      row?.cells.push('');
      break;
    case 'a':
      if (row !== undefined) row.inLink = row.link === undefined;
      break;
    case '/a':
      if (row !== undefined) row.inLink = false;
      break;
    case 'li':
      endItem(reader, page);
      reader.item = { name: '', text: '', inName: false };
      break;
    case '/li':
    case '/ul':
      endItem(reader, page);
      break;
    case 'div':
      if (item !== undefined) item.inName = item.name === '';
      break;
    case '/div':
      if (item !== undefined) item.inName = false;
      break;
    default:
      break;
  }
}

function endRow(reader: Reader, page: Page): void {
  const { row } = reader;
  reader.row = undefined;
  if (row?.link === undefined || page.rows.size >= MAX_ENTRIES) return;
  const count = (row.cells[0] ?? '').trim();
  if (!/^[0-9]{1,15}$/.test(count)) return;
  const name = decodeEntities(row.link);
  if (profileNameProblem(name) === undefined && !page.rows.has(name)) page.rows.set(name, Number(count));
}

function endItem(reader: Reader, page: Page): void {
  const { item } = reader;
  reader.item = undefined;
  if (item === undefined || page.descriptions.size >= MAX_ENTRIES) return;
  const name = decodeEntities(item.name).trimEnd().replace(/:$/, '');
  if (!page.descriptions.has(name)) {
    page.descriptions.set(name, cleanText(decodeEntities(item.text), MAX_DESCRIPTION_LENGTH));
  }
}
