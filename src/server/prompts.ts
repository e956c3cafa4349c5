/** The prompts that are open in the extension's terminals, each over the profile that it was opened with. */
import { DEFAULT_REPORT_OPTIONS } from '../analysis/reportOptions';
import type { Settings } from '../driver/optionTable';
import type { PromptPiece } from '../driver/promptSession';
import { PromptSession } from '../driver/promptSession';
import type {
  CompletePromptRequest,
  OpenedPrompt,
  OpenPromptRequest,
  PromptAnswer,
  PromptCompletion,
  PromptId,
  PromptLineRequest,
  PromptPart,
  PromptSourcesRequest,
} from '../protocol/promptRequests';
import type { Reply } from '../protocol/reply';
import { succeed } from '../protocol/reply';
import type { OpenView } from '../report/openView';
import { sampleTypeIndex } from '../report/sampleTypeIndex';
import type { ProfileStore } from './profileStore';
import { PromptPages } from './promptPages';
import { PromptSources } from './promptSources';

/** Each holds its profile, also when nothing else does. The host opens one again that it finds closed. */
const MAX_PROMPTS = 6;
/** So long a listing is looked through for the sources that it opens. */
const LOOK_THROUGH_MILLIS = 3000;

interface HeldPrompt {
  readonly session: PromptSession;
  readonly sources: PromptSources;
  sourcesRevision: number;
  /** Waits for its sources. */
  line: string;
  pages: PromptPages | undefined;
}

export class Prompts {
  /** In the order of last use. */
  private readonly held = new Map<PromptId, HeldPrompt>();

  constructor(private readonly store: ProfileStore) {}

  open({ prompt, view, currentFolder, readableFolders, settings }: OpenPromptRequest): Reply<OpenedPrompt> {
    const opened = this.store.view(view);
    if (!opened.ok) return opened;
    // The filters are options that the prompt lists and lets one unset, and so it has what they leave out.
    const { unfiltered: profile } = opened.value;
    const sources = new PromptSources(profile, currentFolder, readableFolders);
    const preset = presetOf(opened.value);
    const session = new PromptSession(profile, preset, sources);
    for (const line of settings) lookThrough(session.feed(line));
    this.held.delete(prompt);
    this.held.set(prompt, { session, sources, sourcesRevision: 0, line: '', pages: undefined });
    for (const oldest of this.held.keys()) {
      if (this.held.size <= MAX_PROMPTS) break;
      this.held.delete(oldest);
    }
    return succeed({ greeting: session.greeting() });
  }

  async line({ prompt, line, sourcesRevision }: PromptLineRequest): Promise<Reply<PromptAnswer>> {
    const held = this.use(prompt);
    if (!held) return UNKNOWN;
    await held.pages?.stop();
    held.line = line;
    held.pages = undefined;
    if (!LISTS.test(line)) return this.begin(held);
    if (held.sourcesRevision !== sourcesRevision) held.sources.forget();
    held.sourcesRevision = sourcesRevision;
    const recordedPaths = held.sources.wantedBy(() => {
      lookThrough(held.session.feed(line));
    });
    return recordedPaths.length === 0 ? this.begin(held) : succeed({ kind: 'sources', recordedPaths });
  }

  sources({ prompt, sources }: PromptSourcesRequest): Promise<Reply<PromptAnswer>> {
    const held = this.use(prompt);
    if (!held) return Promise.resolve(UNKNOWN);
    held.sources.learn(sources);
    return this.begin(held);
  }

  async more(prompt: PromptId): Promise<Reply<PromptAnswer>> {
    const held = this.use(prompt);
    if (!held) return UNKNOWN;
    return succeed((await held.pages?.next()) ?? { kind: 'page', parts: [], state: 'done' });
  }

  async cancel(prompt: PromptId): Promise<readonly PromptPart[]> {
    const held = this.held.get(prompt);
    const said = (await held?.pages?.stop()) ?? [];
    if (held) held.pages = undefined;
    return said;
  }

  complete({ prompt, line }: CompletePromptRequest): PromptCompletion {
    const held = this.use(prompt);
    return held ? { kind: 'completion', ...held.session.complete(line) } : { kind: 'unknown' };
  }

  close(prompt: PromptId): void {
    this.held.delete(prompt);
  }

  private async begin(held: HeldPrompt): Promise<Reply<PromptAnswer>> {
    const { currentFolder } = held.sources;
    held.pages = new PromptPages(held.session, held.line, { currentFolder, files: this.store.files });
    return succeed(await held.pages.next());
  }

  private use(prompt: PromptId): HeldPrompt | undefined {
    const held = this.held.get(prompt);
    if (held) {
      this.held.delete(prompt);
      this.held.set(prompt, held);
    }
    return held;
  }
}

const UNKNOWN: Reply<PromptAnswer> = succeed({ kind: 'unknown' });

/** The commands that open sources: `list main`, `weblist main >x.html`. */
const LISTS = /^\s*(?:web)?list\b/;

function presetOf(view: OpenView): Settings {
  const { granularity, ...options } = view.options;
  const isDefault = granularity === DEFAULT_REPORT_OPTIONS.granularity;
  return { ...options, granularity: isDefault ? '' : granularity, sampleIndex: sampleIndexOf(view) };
}

/** `''` where the prompt begins with the same one by itself. Names may occur twice, indices do not. */
function sampleIndexOf({ profile, sampleType }: OpenView): string {
  if (sampleTypeIndex(profile, '') === sampleType) return '';
  const name = profile.sampleTypes[sampleType]?.type ?? '';
  return sampleTypeIndex(profile, name) === sampleType ? name : String(sampleType);
}

function lookThrough(pieces: Iterable<PromptPiece>): void {
  const until = performance.now() + LOOK_THROUGH_MILLIS;
  for (const piece of pieces) {
    if (piece.kind === 'file') {
      for (const part of piece.content.pieces) if (part.length >= 0 && performance.now() > until) return;
    }
    if (performance.now() > until) return;
  }
}
