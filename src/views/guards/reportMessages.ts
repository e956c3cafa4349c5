/** What the page may ask of tags and reports, and what it may have exported. */
import {
  EXPORT_FORMATS,
  type CopyMessage,
  type ExportMessage,
  type ExportPictureMessage,
} from '../../protocol/exportRequests';
import type { TagsAsk } from '../../protocol/tagsRequests';
import { TEXT_COMMANDS, type NamedReport, type TextAsk } from '../../protocol/textRequests';
import { isCount, isTextUpTo, readWindow } from './checkedValues';

type Fields = Record<string, unknown>;

const MAX_FILTER = 1000;
/** An expression that is cut would mean something else, and so a longer one is refused. */
const MAX_ARGUMENT = 2000;

export function readTagsAsk(ask: Fields): TagsAsk | undefined {
  const { filter, folded } = ask;
  const rows = readWindow(ask);
  if (rows === undefined || typeof filter !== 'string') return undefined;
  if (!Array.isArray(folded) || folded.length > MAX_FOLDED) return undefined;
  const keys = folded.filter((key): key is string => isTextUpTo(key, MAX_KEY));
  return { kind: 'tags', filter: filter.slice(0, MAX_FILTER), folded: keys, ...rows };
}

const MAX_FOLDED = 10_000;
/** As long as the server shortens them to. */
const MAX_KEY = 1000;

export function readTextAsk(ask: Fields): TextAsk | undefined {
  const { filter } = ask;
  const rows = readWindow(ask);
  const named = readNamedReport(ask);
  if (rows === undefined || named === undefined || typeof filter !== 'string') return undefined;
  return { kind: 'text', ...named, filter: filter.slice(0, MAX_FILTER), ...rows };
}

export function readExportMessage(
  message: Fields,
): ExportMessage | CopyMessage | ExportPictureMessage | undefined {
  const { type, revision, png } = message;
  if (!isCount(revision)) return undefined;
  if (type === 'exportPicture') {
    return isPng(png) ? { type, revision, png } : undefined;
  }
  const named = readNamedReport(message);
  if (named === undefined) return undefined;
  if (type === 'exportReport') {
    const format = EXPORT_FORMATS.find((known) => known === message['format']);
    return format && { type, revision, format, ...named };
  }
  const { format } = message;
  if (type !== 'copyReport' || (format !== 'text' && format !== 'markdown')) return undefined;
  return { type, revision, format, ...named };
}

const MAX_PNG = 32 * 1024 * 1024;
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function isPng(value: unknown): value is Uint8Array {
  if (!(value instanceof Uint8Array) || value.length > MAX_PNG) return false;
  return PNG_SIGNATURE.every((byte, at) => value[at] === byte);
}

function readNamedReport({ command, argument }: Fields): NamedReport | undefined {
  const known = TEXT_COMMANDS.find((one) => one === command);
  return known !== undefined && isTextUpTo(argument, MAX_ARGUMENT) ? { command: known, argument } : undefined;
}
