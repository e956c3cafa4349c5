/** Texts of the tabs Tags and Text, and of what is exported. */
import * as l10n from '@vscode/l10n';
import type { ExportFormat } from '../src/protocol/exportRequests';
import type { TextCommand } from '../src/protocol/textRequests';
import { countText, plural, shownOfAll } from './countedText';

export const reportStrings = {
  tagsLabel: l10n.t('Labels of the samples, key by key'),
  tagValueTitle: l10n.t('Value of the samples that have the label.'),
  tag: l10n.t('label'),
  tagTitle: l10n.t('Keys, and below each its values. Click a key, or press Enter on it, to fold its values.'),
  tagValues: (count: number) => plural(count, l10n.t('{0} value'), l10n.t('{0} values')),
  tagCount: (keys: number, allKeys: number, values: number, allValues: number) =>
    `${shownOfAll(keys, allKeys, l10n.t('{0} key'), l10n.t('{0} keys'))} · ${shownOfAll(values, allValues, l10n.t('{0} value'), l10n.t('{0} values'))}`,
  noTags: l10n.t(
    'No sample of this profile has a label. A Go program sets labels around its work with pprof.Do and pprof.Labels, as in pprof.Do(ctx, pprof.Labels("tenant", name), handle).',
  ),
  noTagMatches: (filter: string) => l10n.t('No label contains “{0}”.', filter),
  tagActions: l10n.t('What to do with the chosen label'),
  tagAction: {
    tagFocus: { label: l10n.t('Focus'), title: l10n.t('Only samples with this value (tagfocus).') },
    tagIgnore: { label: l10n.t('Ignore'), title: l10n.t('No samples with this value (tagignore).') },
    tagShow: { label: l10n.t('Show only'), title: l10n.t('Only labels with this key (tagshow).') },
    tagHide: { label: l10n.t('Hide'), title: l10n.t('No labels with this key (taghide).') },
    tagRoot: {
      label: l10n.t('As root'),
      title: l10n.t('The values of this key as callers of everything (tagroot).'),
    },
    tagLeaf: {
      label: l10n.t('As leaf'),
      title: l10n.t('The values of this key as callees of everything (tagleaf).'),
    },
  },

  textReport: l10n.t('Report'),
  // As pprof calls them at its prompt.
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
    weblist: 'weblist …',
    disasm: 'disasm',
  } satisfies Record<TextCommand, string>,
  textArgument: l10n.t('Functions'),
  textArgumentPlaceholder: l10n.t('regular expression'),
  textLabel: l10n.t('Report as go tool pprof prints it'),
  textLine: l10n.t('line'),
  textLineTitle: l10n.t('Number of the line in the report.'),
  textText: l10n.t('text'),
  textTextTitle: l10n.t('The report. Click a line that names a function to go to its source.'),
  textArgumentNeeded: l10n.t('Write a regular expression: the report is of the functions that match it.'),
  textIsPage: l10n.t(
    'This report is a web page, of which here is the markup. Save it and open the file in a browser.',
  ),
  textEmpty: l10n.t('This report is empty.'),
  noTextMatches: (filter: string) => l10n.t('No line contains “{0}”.', filter),
  lineCount: (shown: number, all: number) => shownOfAll(shown, all, l10n.t('{0} line'), l10n.t('{0} lines')),
  textCut: (count: number) =>
    l10n.t(
      'The first {0} lines are shown and searched. “Save as…” writes all of the report.',
      countText(count),
    ),
  copyAll: l10n.t('Copy all'),
  saveAs: l10n.t('Save as…'),

  exportMenu: l10n.t('Export…'),
  exportMenuLabel: l10n.t('Export or copy what is shown'),
  exportAs: {
    'pb.gz': l10n.t('Profile as shown (.pb.gz)'),
    svg: l10n.t('Call graph (.svg)'),
    csv: l10n.t('All functions (.csv)'),
    folded: l10n.t('Folded stacks (.folded)'),
    speedscope: l10n.t('speedscope (.json)'),
    text: l10n.t('Report as text (.txt)'),
    markdown: l10n.t('Report as Markdown (.md)'),
    dot: l10n.t('Call graph for Graphviz (.dot)'),
    callgrind: l10n.t('Callgrind'),
    png: l10n.t('Picture of this tab (.png)'),
  } satisfies Record<ExportFormat | 'png', string>,
  copyReport: { text: l10n.t('Copy report as text'), markdown: l10n.t('Copy report as Markdown') },
  pictureTooLarge: l10n.t('The picture is too large to be saved. Make the panel smaller and try again.'),
} as const;
