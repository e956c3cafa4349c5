/**
 * pprof's prompt without a terminal: a line goes in, pieces of the answer come out. Whoever shows it writes the pieces
 * and the files, and may stop asking at any time. Rules and messages: pprof's internal/driver/interactive.go, 2026-11.
 */
import type { Profile } from '../model/profile';
import type { SourceReader } from '../report/report';
import { sampleTypeIndex } from '../report/sampleTypeIndex';
import type { Completion } from './completion';
import { completionOf } from './completion';
import { greetingText } from './greeting';
import type { Settings } from './optionTable';
import { FIELD_OF } from './optionTable';
import { optionsListing } from './optionsListing';
import type { ReportContent } from './produceReport';
import { produceReport } from './produceReport';
import { readPromptLine } from './promptLine';
import { isSwitch, withOption } from './settings';
import { topicHelp } from './topicHelp';
import { promptHelp } from './usageText';
import { withWrittenLabels } from './writtenLabels';

export type PromptPiece =
  /** A piece of a report; bytes hold until the next piece is asked for. */
  | { readonly kind: 'output'; readonly piece: string | Uint8Array }
  /** One or more whole lines that are no report. */
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  /** A report that is to be written to a file: of that path, or one whose name is free and has that ending. */
  | {
      readonly kind: 'file';
      readonly content: ReportContent;
      readonly file:
        | { readonly kind: 'named'; readonly path: string }
        | { readonly kind: 'numbered'; readonly ending: string };
    }
  | { readonly kind: 'end' };

export const PROMPT = '(pprof) ';

export class PromptSession {
  private settings: Settings;
  private readonly shortcuts: ReadonlyMap<string, readonly string[]>;

  private readonly profile: Profile;

  constructor(
    profile: Profile,
    settings: Settings,
    private readonly sources: SourceReader,
  ) {
    this.profile = withWrittenLabels(profile);
    this.settings = { ...settings, compactLabels: true };
    this.shortcuts = shortcutsOf(profile);
  }

  /** Before the first line is asked for. */
  greeting(): string {
    return greetingText(this.profile, this.settings);
  }

  *feed(line: string): Generator<PromptPiece, void, undefined> {
    const trimmed = line.trim();
    for (const input of this.shortcuts.get(trimmed) ?? [trimmed]) yield* this.answer(input);
  }

  /** What the end of the line may become. */
  complete(line: string): Completion {
    return completionOf(line, this.profile, [...this.shortcuts.keys()]);
  }

  private *answer(input: string): Generator<PromptPiece, void, undefined> {
    const assignment = readAssignment(input);
    if (FIELD_OF.has(assignment.name)) {
      yield* this.assign(assignment);
      return;
    }
    const words = input.split(/\s+/).filter((word) => word !== '');
    switch (words[0]) {
      case undefined:
        return;
      case 'o':
      case 'options':
        yield { kind: 'message', text: optionsListing(this.profile, this.settings) };
        return;
      case 'exit':
      case 'quit':
      case 'q':
        yield { kind: 'end' };
        return;
      case 'help':
        yield this.help(words.slice(1).join(' '));
        return;
      default:
        yield* this.report(words);
    }
  }

  private *assign({ name, value }: Assignment): Generator<PromptPiece, void, undefined> {
    if (value === undefined && !isSwitch(name)) {
      yield error(`please specify a value, e.g. ${name}=<val>`);
      return;
    }
    let wanted = value ?? '';
    if (name === 'sample_index') {
      const index = sampleTypeIndex(this.profile, wanted);
      if (typeof index === 'string') {
        yield error(index);
        return;
      }
      wanted = this.profile.sampleTypes[index]?.type ?? '';
    }
    const outcome = withOption(this.settings, name, wanted);
    if (outcome.ok) this.settings = outcome.settings;
    else yield error(outcome.message);
  }

  private help(topic: string): PromptPiece {
    if (topic === '') return { kind: 'message', text: promptHelp() };
    const types = this.profile.sampleTypes.map(({ type }) => type);
    const text = topicHelp(topic, types);
    return text === undefined ? error(`Unknown command: ${topic}`) : { kind: 'message', text: `${text}\n` };
  }

  private *report(words: readonly string[]): Generator<PromptPiece, void, undefined> {
    const line = readPromptLine(words, this.settings);
    if (!line.ok) {
      yield error(line.message);
      return;
    }
    const production = produceReport(this.profile, line.call, line.settings, this.sources);
    for (const warning of production.warnings) yield error(warning);
    if (!production.ok) {
      yield error(production.message);
      return;
    }
    const { content } = production;
    const { output } = line.settings;
    if (output !== '') yield { kind: 'file', content, file: { kind: 'named', path: output } };
    else if (content.fileEnding !== undefined) {
      yield { kind: 'file', content, file: { kind: 'numbered', ending: content.fileEnding } };
    } else {
      for (const piece of content.pieces) yield { kind: 'output', piece };
    }
  }
}

function error(text: string): PromptPiece {
  return { kind: 'error', text: `${text}\n` };
}

interface Assignment {
  readonly name: string;
  /** Absent where there is no `=`. */
  readonly value?: string;
}

/** Marks the rest of an assignment as a remark, as the listing of options writes it. */
const REMARK = '//:';

function readAssignment(input: string): Assignment {
  const equals = input.indexOf('=');
  if (equals < 0) return { name: input.trim() };
  const given = input.slice(equals + 1);
  const remark = given.lastIndexOf(REMARK);
  return {
    name: input.slice(0, equals).trim(),
    value: (remark < 0 ? given : given.slice(0, remark)).trim(),
  };
}

function shortcutsOf({ sampleTypes }: Profile): ReadonlyMap<string, readonly string[]> {
  return new Map([
    [':', ['focus=', 'ignore=', 'hide=', 'tagfocus=', 'tagignore=']],
    ...sampleTypes.flatMap(({ type }): [string, string[]][] => {
      const choose = `sample_index=${type}`;
      return [
        [type, [choose]],
        [`total_${type}`, ['mean=0', choose]],
        [`mean_${type}`, ['mean=1', choose]],
      ];
    }),
  ]);
}
