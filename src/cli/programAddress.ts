/** Addresses as the extension reads what people type: a host alone stands for what is asked for in its place. */
import { parseTarget } from '../fetch/parseTarget';
import { profileUrlOf } from '../fetch/requestUrl';
import type { FetchRequest } from '../fetch/fetchTypes';

export type AddressOutcome =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly message: string };

/** Asked for where the address names no profile. */
export type AddressDefault = Pick<FetchRequest, 'profile' | 'query'>;

export async function readProgramAddress(source: string, asked: AddressDefault): Promise<AddressOutcome> {
  const parsed = parseTarget(source);
  if (!parsed.ok) return failed(`There is no file ${JSON.stringify(source)}. ${parsed.message}`);
  const { target } = parsed;
  const url = profileUrlOf(parsed.request ?? { target, ...asked });
  if (!(url instanceof URL)) return failed(url.message);
  const { readHttpSource } = await import('./httpSource');
  const address = target.insecure ? url.href.replace('https:', 'https+insecure:') : url.href;
  const request = { ...NO_LOAD_REQUEST, seconds: parsed.request?.seconds ?? -1 };
  const answer = await readHttpSource(address, request, () => undefined);
  if (!answer) return failed(`An address of a program was expected, but ${JSON.stringify(source)} is none.`);
  if (!answer.ok)
    return failed(`${answer.message}. Check that the program runs and serves net/http/pprof there.`);
  return { ok: true, bytes: answer.bytes };
}

const NO_LOAD_REQUEST = {
  ...{ sources: [], bases: [], baseMode: 'base' as const, normalize: false, executable: '', buildId: '' },
  ...{ seconds: -1, timeoutSeconds: -1, symbolize: 'none', comment: '', allFrames: false },
  tls: { cert: '', key: '', ca: '' },
};

function failed(message: string): AddressOutcome {
  return { ok: false, message };
}
