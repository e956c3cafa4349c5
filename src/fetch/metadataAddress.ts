import * as l10n from '@vscode/l10n';
import type { FetchFailure } from './fetchTypes';
import { failure } from './fetchFailure';

/**
 * Whether an IP address is where clouds hand out their credentials. No Go program serves profiles there, so an address
 * that leads there is a mistake or a trap (by name, by redirect, by a target that a stranger suggested).
 *
 * @param address as URLs (`[fd00:ec2::254]`, always canonical) or the resolver (`169.254.169.254`) spell it
 */
export function isMetadataAddress(address: string): boolean {
  const bare = address.replace(/^\[/, '').replace(/\]$/, '').replace(/%.*$/, '').toLowerCase();
  return METADATA_ADDRESSES.has(bare);
}

export function metadataAddressFailure(host: string): FetchFailure {
  return failure(
    'badTarget',
    l10n.t(
      'An address of a Go program was expected, but {0} is the address where cloud providers hand out credentials.',
      host,
    ),
    l10n.t('It is never asked. Use the address of the program itself.'),
  );
}

const METADATA_ADDRESSES: ReadonlySet<string> = new Set([
  '169.254.169.254',
  // The same inside IPv6 (mapped, as URL and resolver spell it; translated by NAT64).
  '::ffff:a9fe:a9fe',
  '::ffff:169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  'fd00:ec2::254',
]);
