import * as l10n from '@vscode/l10n';
import type { Reply } from '../protocol/reply';
import { fail } from '../protocol/reply';

/** A handler that throws is a defect of ours; the person still gets an answer, and the log says where it was. */
export async function answered(
  handle: () => Promise<Reply<unknown>> | Reply<unknown>,
  log: (message: string) => void,
): Promise<Reply<unknown>> {
  try {
    return await handle();
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    return fail(
      l10n.t('The profile server could not answer: {0}. The output channel “pprof Lens” has more.', reason),
    );
  }
}
