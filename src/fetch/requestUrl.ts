import * as l10n from '@vscode/l10n';
import { quote } from './cleanText';
import { failure } from './fetchFailure';
import type { FetchFailure, FetchRequest, Target } from './fetchTypes';
import { isMetadataAddress, metadataAddressFailure } from './metadataAddress';
import { profileNameProblem } from './profileName';

/** The URL of the index; carries the target's credentials and query. Targets are stored, so they are checked again. */
export function indexUrlOf(target: Target): URL | FetchFailure {
  let url: URL;
  try {
    url = new URL(target.indexUrl);
    decodeURIComponent(url.username);
    decodeURIComponent(url.password);
  } catch {
    return failure(
      'badTarget',
      l10n.t('The address of a pprof index was expected, but {0} has none.', quote(target.label)),
      l10n.t('Choose the target anew.'),
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return failure(
      'badTarget',
      l10n.t(
        'An address with http or https was expected, but {0} has {1}.',
        quote(target.label),
        quote(url.protocol),
      ),
      l10n.t('Choose the target anew.'),
    );
  }
  if (isMetadataAddress(url.hostname)) return metadataAddressFailure(url.hostname);
  return url;
}

/** The URL of one profile. Its query is sorted by key, as google/pprof does it. */
export function profileUrlOf(request: FetchRequest): URL | FetchFailure {
  const url = indexUrlOf(request.target);
  if (!(url instanceof URL)) return url;
  const problem = profileNameProblem(request.profile);
  if (problem !== undefined) return failure('badTarget', problem);
  const directory = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  url.pathname = directory + request.profile.split('/').map(encodeURIComponent).join('/');
  for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value);
  if (request.seconds !== undefined) url.searchParams.set('seconds', String(request.seconds));
  url.searchParams.sort();
  return url;
}

/**
 * For people and for records: without user and password, and of the query only what says how the profile was taken,
 * because the rest (`token=…`) may be secret.
 */
export function shownUrl(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  shown.hash = '';
  for (const key of new Set(url.searchParams.keys())) {
    if (!SHOWN_PARAMETERS.has(key)) shown.searchParams.delete(key);
  }
  return shown.href;
}

const SHOWN_PARAMETERS: ReadonlySet<string> = new Set(['seconds', 'debug', 'gc']);
