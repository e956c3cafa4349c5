/**
 * What is known of the graph: all of it coarsely, and what is looked at in detail. The detail is asked for a little
 * after the window has come to rest, and reaches beyond it, so that to pan or to zoom need not wait.
 */
import type { FlameAsk, FlamePage } from '../../src/protocol/flameRequests';
import { answerOf } from '../askedRows';
import type { TabHost } from '../panelTab';
import { strings } from '../strings';
import { FlameModel } from './flameModel';
import { WHOLE, type Span } from './flameViewport';

export interface FlameQuestion {
  readonly revision: number;
  readonly search: string;
  readonly pivot: string;
}

export interface FlameDataListener {
  /** There are other boxes to draw. `zoom`: where the path led, with the first answer to a question. */
  onBoxes(zoom: FlamePage['zoom'] | 'none' | 'same'): void;
  /** Boxes are asked for, or are to be in a moment. */
  onBusy(state: 'busy' | 'idle'): void;
  /** `''`: there is none any more. */
  onProblem(message: string): void;
}

const PAUSE_MILLIS = 60;
/** A box narrower than this many pixels is not worth its way here. */
const LEAST_PIXELS = 1;
/** How far the detail reaches beyond each side of the window, in windows. */
const MARGIN = 0.5;

interface Detail extends Span {
  readonly model: FlameModel;
}

export class FlameData {
  readonly #host: Pick<TabHost, 'ask'>;
  readonly #listener: FlameDataListener;
  #question: FlameQuestion | undefined;
  #whole: FlameModel | undefined;
  #tree = '';
  #detail: Detail | undefined;
  #span: Span = WHOLE;
  #pixels = 1000;
  /** Grow with each question and each look, so that answers to an earlier one can be told. */
  #questions = 0;
  #looks = 0;
  #asking = 0;
  #timer: number | undefined;
  #told: 'busy' | 'idle' = 'idle';

  constructor(host: Pick<TabHost, 'ask'>, listener: FlameDataListener) {
    this.#host = host;
    this.#listener = listener;
  }

  /** The coarse picture of everything; undefined before the first answer. */
  get whole(): FlameModel | undefined {
    return this.#whole;
  }

  /** Boxes of the same tree have the same numbers. */
  get tree(): string {
    return this.#tree;
  }

  /** The best that there is for the span. */
  modelFor({ from, to }: Span): FlameModel | undefined {
    const detail = this.#detail;
    const isCovered = detail !== undefined && detail.from <= from + 1e-12 && detail.to >= to - 1e-12;
    return isCovered ? detail.model : this.#whole;
  }

  /** Boxes are asked anew; those from before stay until then. */
  async ask(question: FlameQuestion, path: readonly string[]): Promise<void> {
    this.#question = question;
    const turn = ++this.#questions;
    this.#looks++;
    this.#detail = undefined;
    let isShown = false;
    const show = (page: FlamePage): void => {
      this.#whole = new FlameModel(page);
      this.#tree = `${question.revision} ${question.pivot}`;
      // Where somebody has gone since the first boxes, he stays.
      this.#listener.onBoxes(isShown || path.length === 0 ? 'same' : (page.zoom ?? 'none'));
      isShown = true;
    };
    const window = { ...WHOLE, minWidth: LEAST_PIXELS / this.#pixels, path };
    const isCurrent = (): boolean => turn === this.#questions;
    const page = await this.#fetch(isCurrent, window, (part) => {
      // The widest ones come first, and the picture is not drawn anew with each piece.
      if (!isShown) show(part);
    });
    if (page !== undefined) show(page);
  }

  forget(): void {
    this.#questions++;
    this.#looks++;
    this.#question = undefined;
    this.#whole = undefined;
    this.#detail = undefined;
  }

  /** Tells what is looked at, and how many pixels wide. */
  look(span: Span, pixels: number): void {
    this.#pixels = Math.max(100, pixels);
    if (span.from === this.#span.from && span.to === this.#span.to) return;
    this.#span = span;
    this.#timer ??= window.setTimeout(() => {
      this.#timer = undefined;
      void this.#refine();
      this.#tellBusy();
    }, PAUSE_MILLIS);
    this.#tellBusy();
  }

  async #refine(): Promise<void> {
    const width = this.#span.to - this.#span.from;
    if (this.#question === undefined || this.#whole === undefined || width >= 1) return;
    const span = {
      from: Math.max(0, this.#span.from - width * MARGIN),
      to: Math.min(1, this.#span.to + width * MARGIN),
    };
    const turn = ++this.#looks;
    const isCurrent = (): boolean => turn === this.#looks;
    const minWidth = (LEAST_PIXELS * width) / this.#pixels;
    const page = await this.#fetch(isCurrent, { ...span, minWidth, path: [] });
    if (page === undefined) return;
    this.#detail = { ...span, model: new FlameModel(page) };
    this.#listener.onBoxes('same');
  }

  async #fetch(
    isCurrent: () => boolean,
    window: Omit<FlameAsk, 'kind' | 'search' | 'pivot'>,
    onPart: (page: FlamePage) => void = () => undefined,
  ): Promise<FlamePage | undefined> {
    const question = this.#question;
    if (question === undefined) return undefined;
    this.#asking++;
    this.#tellBusy();
    try {
      return await this.#wholeAnswer(question, window, isCurrent, onPart);
    } finally {
      this.#asking--;
      this.#tellBusy();
    }
  }

  #tellBusy(): void {
    const state = this.#asking > 0 || this.#timer !== undefined ? 'busy' : 'idle';
    if (state === this.#told) return;
    this.#told = state;
    this.#listener.onBusy(state);
  }

  async #wholeAnswer(
    { revision, search, pivot }: FlameQuestion,
    window: Omit<FlameAsk, 'kind' | 'search' | 'pivot'>,
    isCurrent: () => boolean,
    onPart: (page: FlamePage) => void,
  ): Promise<FlamePage | undefined> {
    // A tree that takes long to open is gone on with, a piece with each answer.
    for (;;) {
      const asked = this.#host.ask(revision, { kind: 'flame', search, pivot, ...window });
      const answer = await answerOf(asked);
      if (!isCurrent() || answer.kind === 'outdated') return undefined;
      if (answer.kind === 'answer' && answer.answer.kind === 'flame') {
        const { page } = answer.answer;
        this.#listener.onProblem('');
        if (page.left !== 'work') return page;
        onPart(page);
        continue;
      }
      const message =
        answer.kind === 'problem' ? answer.message : strings.answeredAnother('flame', answer.answer.kind);
      this.#listener.onProblem(message);
      return undefined;
    }
  }
}
