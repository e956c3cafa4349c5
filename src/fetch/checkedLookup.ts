import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isMetadataAddress } from './metadataAddress';

/** The lookup led to an address that is never asked. */
export class MetadataAddressError extends Error {}

/**
 * Looks a host up as Node does, but fails when its name leads to where clouds hand out credentials. Here and not
 * after the connection, so that no byte is sent there.
 */
export const checkedLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, options, (error, address, family) => {
    // With `all` there is a list, without it one string; when the lookup failed there is neither.
    const found =
      typeof address === 'string' ? [address] : Array.isArray(address) ? addressesOf(address) : [];
    if (error === null && found.some(isMetadataAddress)) {
      callback(new MetadataAddressError(`${hostname} leads to cloud credentials`), address, family);
    } else {
      callback(error, address, family);
    }
  });
};

function addressesOf(list: readonly dns.LookupAddress[]): string[] {
  return list.map((entry) => entry.address);
}
