/** Why nothing came over HTTP, in the words of Go's net/http as far as Node knows as much. */
import type { ExchangeProblem } from '../fetch/exchange';
import type { ReceiveProblem } from '../fetch/receiveBody';
import { errorCode, systemErrorText } from './systemError';

export function exchangeMessage(problem: ExchangeProblem): string {
  switch (problem.kind) {
    case 'stopped':
      return 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)';
    case 'metadata':
      return `${problem.host} leads to where clouds hand out credentials, which is never asked`;
    case 'redirect':
      return problem.hop.why === 'tooMany'
        ? 'too many redirects'
        : `redirected to ${problem.hop.to}, which is not followed: give that address if you mean it`;
    case 'transport':
      return transportMessage(problem.error);
  }
}

export function receivedMessage(problem: ReceiveProblem): string {
  switch (problem.kind) {
    case 'stopped':
      return 'context deadline exceeded (Client.Timeout or context cancellation while reading body)';
    case 'tooLarge':
      return 'the answer is larger than can be read';
    case 'cutOff':
      return 'unexpected EOF';
    case 'unknownEncoding':
    case 'brokenEncoding':
      return `the answer is encoded as ${problem.encoding}, which could not be undone`;
    case 'writeError':
      return systemErrorText(problem.error);
  }
}

function transportMessage(error: Error): string {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const told = inner instanceof Error ? inner : error;
  const read = (field: string): string => String(Reflect.get(told, field) ?? '');
  const code = errorCode(told);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `dial tcp: lookup ${read('hostname')}: ${code === 'ENOTFOUND' ? 'no such host' : 'server misbehaving'}`;
  }
  if (read('syscall') === 'connect') {
    const address = read('address');
    const host = address.includes(':') ? `[${address}]` : address;
    return `dial tcp ${host}:${read('port')}: connect: ${systemErrorText(told)}`;
  }
  if (code === 'ECONNRESET') return 'EOF';
  if (/wrong version number|packet length too long/.test(told.message)) {
    return 'http: server gave HTTP response to HTTPS client';
  }
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME/.test(code)) {
    return `tls: failed to verify certificate: ${told.message}. With https+insecure:// it is not verified`;
  }
  return told.message;
}
