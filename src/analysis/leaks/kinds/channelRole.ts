import type { GoToken } from './goCode';
import { codeOf } from './goCode';
import { operandEnd } from './operand';

/** What is received from: the end of a context, the ticks of a clock, or something of the program's own. */
export type ChannelRole =
  | { readonly kind: 'context' | 'clock'; readonly isSure: boolean }
  /** `stop`, `done`, `quit`: made to end the goroutine, as its name says. */
  | { readonly kind: 'stop' }
  | { readonly kind: 'own' };

/** Tells by the text of a channel operand; a plain name is looked up where it was last set above. */
export function channelRole(subject: string, tokens: readonly GoToken[], before: number): ChannelRole {
  const told = roleOfText(subject);
  if (told) return told;
  if (/^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(subject)) {
    const set = lastSet(subject, tokens, before);
    const role = set === undefined ? undefined : roleOfText(set);
    if (role) return role;
  }
  const ticking = /^(.*)\.C$/.exec(subject);
  if (ticking) return { kind: 'clock', isSure: isClock(ticking[1] ?? '', tokens, before) };
  return STOP.test(lastName(subject)) ? { kind: 'stop' } : { kind: 'own' };
}

const STOP = /^(?:stop|done|quit|exit|clos|shutdown|cancel|kill|term|die)/i;

function roleOfText(text: string): ChannelRole | undefined {
  const context = /^(.*)\.Done\(\)$/.exec(text);
  if (context) {
    const receiver = context[1] ?? '';
    return { kind: 'context', isSure: /(?:ctx|context(?:\(\))?)$/i.test(receiver) };
  }
  if (/^time\.(?:After|Tick)\(/.test(text)) return { kind: 'clock', isSure: true };
  if (/^time\.(?:NewTicker|NewTimer)\(.*\)\.C$/.test(text)) return { kind: 'clock', isSure: true };
  return undefined;
}

/** `ticker.C` of `ticker := time.NewTicker(…)`, or of something that is called a clock. */
function isClock(owner: string, tokens: readonly GoToken[], before: number): boolean {
  if (/tick|timer|clock/i.test(lastName(owner))) return true;
  const set = lastSet(owner, tokens, before);
  return set !== undefined && /^time\.(?:NewTicker|NewTimer|AfterFunc)\(/.test(set);
}

function lastName(subject: string): string {
  return /[\p{L}\p{Nd}_]+(?=\W*$)/u.exec(subject)?.[0] ?? '';
}

/** How far above a name is looked for: more than a function is long. */
const MAX_BACK = 4000;

/** The text of what a name was last set to above: `name := …`, `name = …`, `var name = …`. */
function lastSet(name: string, tokens: readonly GoToken[], before: number): string | undefined {
  for (let at = before - 1; at > Math.max(0, before - MAX_BACK); at--) {
    const { text } = tokens[at] as GoToken;
    if ((text === ':=' || text === '=') && tokens[at - 1]?.text === name && tokens[at - 2]?.text !== '.')
      return codeOf(tokens.slice(at + 1, operandEnd(tokens, at + 1)));
  }
  return undefined;
}
