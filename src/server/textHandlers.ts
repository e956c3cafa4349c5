/** Requests about reports as text. */
import type { Reply } from '../protocol/reply';
import { fail, succeed } from '../protocol/reply';
import type { TextRequest, TextRequests } from '../protocol/textRequests';
import type { OpenView } from '../report/openView';
import { keptLines } from '../report/text/keptLines';
import type { KeptText } from '../report/text/textPage';
import { textPage } from '../report/text/textPage';
import { reportPieces } from './reportPieces';
import { rowWindow } from './rowWindow';
import type { OpenViews } from './tagsHandlers';

export type TextHandlers = {
  readonly [M in keyof TextRequests]: (
    request: TextRequests[M]['request'],
  ) => Reply<TextRequests[M]['value']>;
};

export function textHandlers(store: OpenViews): TextHandlers {
  const kept = new KeptTexts();
  return {
    'pprofLens/text': (request) => {
      const view = store.view(request.view);
      if (!view.ok) return view;
      const text = kept.find(view.value, request) ?? newText(view.value, request);
      if ('kind' in text) return text.kind === 'problem' ? fail(text.message) : succeed(text);
      kept.add(view.value, request, text);
      return succeed(textPage(view.value, text, { ...request, ...rowWindow(request) }));
    },
  };
}

function newText(
  view: OpenView,
  request: TextRequest,
): KeptText | Exclude<ReturnType<typeof reportPieces>, { kind: 'pieces' }> {
  const produced = reportPieces(view, request, request.sources);
  if (produced.kind !== 'pieces') return produced;
  return { command: request.command, lines: keptLines(produced.pieces), warnings: view.warnings };
}

/** The texts that were looked at last. Each may have some ten megabytes, and none holds its view. */
class KeptTexts {
  private texts: { readonly view: WeakRef<OpenView>; readonly key: string; readonly text: KeptText }[] = [];

  find(view: OpenView, request: TextRequest): KeptText | undefined {
    const key = keyOf(request);
    return this.texts.find((kept) => kept.key === key && kept.view.deref() === view)?.text;
  }

  add(view: OpenView, request: TextRequest, text: KeptText): void {
    const others = this.texts.filter((kept) => kept.text !== text && kept.view.deref() !== undefined);
    const newest = { view: new WeakRef(view), key: keyOf(request), text };
    this.texts = [newest, ...others].slice(0, MAX_TEXTS);
  }
}

const MAX_TEXTS = 3;

function keyOf({ command, argument, sources }: TextRequest): string {
  return JSON.stringify([command, argument, sources?.revision ?? 0]);
}
