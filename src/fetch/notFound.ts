import * as l10n from '@vscode/l10n';
import { expectation, type Asked } from './asked';
import { quote } from './cleanText';
import { failure } from './fetchFailure';
import { NOT_MOUNTED_HINT } from './fetchIndex';
import type { FetchFailure, FetchLimits, FetchRequest } from './fetchTypes';
import { locateIndex } from './locateIndex';

/** How long the index may take when it is only asked to make a message better. */
const INDEX_SECONDS = 3;

const MAX_LISTED = 20;

/**
 * Says what a 404 means: the program has no such profile, or pprof is not where it was looked for. The index tells
 * them apart, also behind routers (gin, echo) that answer for profiles they do not know.
 */
export async function explainNotFound(
  request: FetchRequest,
  asked: Asked,
  context: { readonly fromPprof: boolean; readonly limits: FetchLimits; readonly signal: AbortSignal },
): Promise<FetchFailure> {
  const quick = { ...context.limits, timeoutSeconds: Math.min(INDEX_SECONDS, context.limits.timeoutSeconds) };
  const index = await locateIndex(request.target, quick, context.signal);
  if (!index.ok && index.kind === 'cancelled') return index;
  if (index.ok && index.target !== request.target) {
    return failure(
      'status',
      l10n.t('{0}, but it answered 404 Not Found.', expectation(asked)),
      l10n.t('The list of profiles is at {0}/ instead: use that as the target.', index.target.label),
    );
  }
  if (!index.ok && !context.fromPprof) {
    return failure(
      'status',
      l10n.t('{0}, but it answered 404 Not Found: pprof is not served there.', expectation(asked)),
      NOT_MOUNTED_HINT,
    );
  }
  const names = index.ok ? index.entries.map((entry) => entry.name) : [];
  return unknownProfile(request.profile, asked, names);
}

function unknownProfile(profile: string, asked: Asked, listed: readonly string[]): FetchFailure {
  const names = listed.slice(0, MAX_LISTED).map((name) => quote(name, 60).slice(1, -1));
  const more = listed.length > MAX_LISTED ? l10n.t(', and {0} more', listed.length - MAX_LISTED) : '';
  return failure(
    'unknownProfile',
    l10n.t('{0} has no profile named {1}.', asked.label, quote(profile, 100)),
    listed.length === 0 ? '' : l10n.t('It offers: {0}{1}.', names.join(', '), more),
    hintFor(profile, listed),
  );
}

function hintFor(profile: string, listed: readonly string[]): string {
  if (profile === 'goroutineleak') {
    const router = listed.includes(profile)
      ? l10n.t('The index lists it, so a router in front of pprof lacks the route: register it there.')
      : l10n.t('Or fetch the goroutine profile twice and compare.');
    return l10n.t(
      'It needs a program built with Go 1.27, or with Go 1.26 and GOEXPERIMENT=goroutineleakprofile. {0}',
      router,
    );
  }
  if (listed.includes(profile)) {
    return l10n.t(
      'The index lists it all the same, so a router in front of pprof lacks the route: register it there.',
    );
  }
  return listed.length === 0
    ? l10n.t('Check the name against the list of profiles.')
    : l10n.t('Choose one of these.');
}
