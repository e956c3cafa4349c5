/** Texts of the tabs Tags and Text, and of what is exported. */
import type { ExportFormat } from '../src/protocol/exportRequests';
import type { TextCommand } from '../src/protocol/textRequests';
import { countText, plural, shownOfAll } from './countedText';

export const reportStrings = {
  tagsLabel: 'Labels of the samples, key by key',
  tagValueTitle: 'Value of the samples that have the label.',
  tag: 'label',
  tagTitle: 'Keys, and below each its values. Click a key, or press Enter on it, to fold its values.',
  tagValues: (count: number) => plural(count, 'value', 'values'),
  tagCount: (keys: number, allKeys: number, values: number, allValues: number) =>
    `${shownOfAll(keys, allKeys, 'key', 'keys')} · ${shownOfAll(values, allValues, 'value', 'values')}`,
  noTags:
    'No sample of this profile has a label. A Go program sets labels around its work with pprof.Do and pprof.Labels, as in pprof.Do(ctx, pprof.Labels("tenant", name), handle).',
  noTagMatches: (filter: string) => `No label contains “${filter}”.`,
  tagActions: 'What to do with the chosen label',
  tagAction: {
    tagFocus: { label: 'Focus', title: 'Only samples with this value (tagfocus).' },
    tagIgnore: { label: 'Ignore', title: 'No samples with this value (tagignore).' },
    tagShow: { label: 'Show only', title: 'Only labels with this key (tagshow).' },
    tagHide: { label: 'Hide', title: 'No labels with this key (taghide).' },
    tagRoot: { label: 'As root', title: 'The values of this key as callers of everything (tagroot).' },
    tagLeaf: { label: 'As leaf', title: 'The values of this key as callees of everything (tagleaf).' },
  },

  textReport: 'Report',
  textReportName: {
    top: 'top',
    tree: 'tree',
    peek: 'peek …',
    list: 'list …',
    traces: 'traces',
    tags: 'tags',
    raw: 'raw',
    comments: 'comments',
    dot: 'dot',
    svg: 'svg',
    callgrind: 'callgrind',
  } satisfies Record<TextCommand, string>,
  textArgument: 'Functions',
  textArgumentPlaceholder: 'regular expression',
  textLabel: 'Report as go tool pprof prints it',
  textLine: 'line',
  textLineTitle: 'Number of the line in the report.',
  textText: 'text',
  textTextTitle: 'The report. Click a line that names a function to go to its source.',
  textArgumentNeeded: 'Write a regular expression: the report is of the functions that match it.',
  textEmpty: 'This report is empty.',
  noTextMatches: (filter: string) => `No line contains “${filter}”.`,
  lineCount: (shown: number, all: number) => shownOfAll(shown, all, 'line', 'lines'),
  textCut: (count: number) =>
    `The first ${countText(count)} lines are shown and searched. “Save as…” writes all of the report.`,
  copyAll: 'Copy all',
  saveAs: 'Save as…',

  exportMenu: 'Export…',
  exportMenuLabel: 'Export or copy what is shown',
  exportAs: {
    'pb.gz': 'Profile as shown (.pb.gz)',
    svg: 'Call graph (.svg)',
    csv: 'All functions (.csv)',
    folded: 'Folded stacks (.folded)',
    speedscope: 'speedscope (.json)',
    text: 'Report as text (.txt)',
    markdown: 'Report as Markdown (.md)',
    dot: 'Call graph for Graphviz (.dot)',
    callgrind: 'Callgrind',
    png: 'Picture of this tab (.png)',
  } satisfies Record<ExportFormat | 'png', string>,
  copyReport: { text: 'Copy report as text', markdown: 'Copy report as Markdown' },
  pictureTooLarge: 'The picture is too large to be saved. Make the panel smaller and try again.',
} as const;
