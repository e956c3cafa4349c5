/** What the scripted host says of tags and reports; a test puts in what the real server would. */
import type { TagLine, TagsAnswer, TagsAsk } from '../../../src/protocol/tagsRequests';
import type { TextAnswer, TextAsk, TextCommand, TextPage } from '../../../src/protocol/textRequests';

export interface ScriptedReports {
  /** All lines, unfolded. */
  readonly tags: readonly TagLine[];
  /** All lines of each report. */
  readonly texts: Readonly<Partial<Record<TextCommand, TextPage>>>;
}

export const NO_REPORTS: ScriptedReports = { tags: [], texts: {} };

export function tagsAnswer({ tags }: ScriptedReports, ask: TagsAsk): TagsAnswer {
  const wanted = ask.filter.toLowerCase();
  const matches = (line: TagLine): boolean =>
    [line.key, line.kind === 'value' ? line.text : ''].some((text) => text.toLowerCase().includes(wanted));
  const matching = new Set(tags.filter(matches).map(({ key }) => key));
  const left = tags.filter((line) => matching.has(line.key) && (line.kind === 'key' || matches(line)));
  const lines = left
    .filter((line) => line.kind === 'key' || !ask.folded.includes(line.key))
    .map((line): TagLine => {
      if (line.kind === 'value') return line;
      return { ...line, fold: ask.folded.includes(line.key) ? 'folded' : 'unfolded' };
    });
  const countOf = (all: readonly TagLine[], kind: TagLine['kind']): number =>
    all.filter((line) => line.kind === kind).length;
  return {
    kind: 'tags',
    page: {
      lines: lines.slice(ask.offset, ask.offset + ask.limit),
      lineCount: lines.length,
      keyCount: countOf(left, 'key'),
      allKeyCount: countOf(tags, 'key'),
      valueCount: countOf(left, 'value'),
      allValueCount: countOf(tags, 'value'),
    },
  };
}

const NO_TEXT: TextPage = {
  kind: 'page',
  lines: [],
  lineCount: 0,
  allLineCount: 0,
  extent: 'whole',
  warnings: [],
};

export function textAnswer({ texts }: ScriptedReports, ask: TextAsk): TextAnswer {
  const all = texts[ask.command] ?? NO_TEXT;
  const wanted = ask.filter.toLowerCase();
  const lines = all.lines.filter(({ text }) => text.toLowerCase().includes(wanted));
  return {
    kind: 'text',
    page: {
      ...all,
      lines: lines.slice(ask.offset, ask.offset + ask.limit),
      lineCount: lines.length,
      allLineCount: all.lines.length,
    },
  };
}
