import * as l10n from '@vscode/l10n';
import type { GoroutineQuery, QueryOutcome } from './goroutineQuery';
import type { QueryToken } from './queryTokens';
import { queryTokens } from './queryTokens';
import { readTerm } from './queryTerms';

/** `not` binds closest, then `and`, which may be left out, then `or`. An empty query means all goroutines. */
export function parseQuery(text: string): QueryOutcome {
  if (text.length > MAX_LENGTH) {
    const found = text.length.toLocaleString('en');
    return {
      ok: false,
      at: MAX_LENGTH,
      message: l10n.t(
        'A query of at most {0} characters was expected, but this has {1}.',
        MAX_LENGTH.toLocaleString('en'),
        found,
      ),
    };
  }
  const read = queryTokens(text);
  if (!read.ok) return read;
  try {
    return { ok: true, query: new Parser(read.tokens).query() };
  } catch (error) {
    if (!(error instanceof QueryProblem)) throw error;
    return { ok: false, message: error.message, at: error.at };
  }
}

const MAX_LENGTH = 5000;
const MAX_DEPTH = 100;

class QueryProblem extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

class Parser {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly QueryToken[]) {}

  query(): GoroutineQuery {
    if (this.token().kind === 'end') return { kind: 'all' };
    const query = this.alternatives();
    const rest = this.token();
    if (rest.kind === 'close')
      throw new QueryProblem(l10n.t('A ( was expected before this ), which closes nothing.'), rest.at);
    return query;
  }

  private alternatives(): GoroutineQuery {
    const parts = [this.all()];
    while (this.token().kind === 'or') {
      this.next++;
      parts.push(this.all());
    }
    return joined('or', parts);
  }

  private all(): GoroutineQuery {
    const parts = [this.negated()];
    for (;;) {
      const { kind } = this.token();
      if (kind === 'and') this.next++;
      else if (kind === 'end' || kind === 'close' || kind === 'or') return joined('and', parts);
      parts.push(this.negated());
    }
  }

  private negated(): GoroutineQuery {
    let isNegated = false;
    while (this.token().kind === 'not') {
      isNegated = !isNegated;
      this.next++;
    }
    const part = this.term();
    return isNegated ? { kind: 'not', part } : part;
  }

  private term(): GoroutineQuery {
    const token = this.token();
    if (token.kind === 'open') return this.parenthesised(token.at);
    if (token.kind !== 'word') {
      throw new QueryProblem(
        l10n.t(
          'A condition such as state:"chan send", minutes:>5 or a word was expected{0}.',
          AFTER[token.kind] ?? '',
        ),
        token.at,
      );
    }
    this.next++;
    const term = readTerm(token);
    if (!term.ok) throw new QueryProblem(term.message, term.at);
    return term.query;
  }

  private parenthesised(at: number): GoroutineQuery {
    if (++this.depth > MAX_DEPTH) {
      throw new QueryProblem(
        l10n.t('At most {0} parentheses inside each other were expected.', MAX_DEPTH),
        at,
      );
    }
    this.next++;
    const query = this.alternatives();
    const end = this.token();
    if (end.kind !== 'close') throw new QueryProblem(l10n.t('A ) was expected, which closes this (.'), at);
    this.next++;
    this.depth--;
    return query;
  }

  private token(): QueryToken {
    return this.tokens[this.next] ?? { kind: 'end', at: 0 };
  }
}

const AFTER: Readonly<Partial<Record<QueryToken['kind'], string>>> = {
  end: l10n.t(', but the query ends here'),
  close: l10n.t(', but ) was found'),
  and: l10n.t(', but and was found; to look for the word, write "and"'),
  or: l10n.t(', but or was found; to look for the word, write "or"'),
};

function joined(kind: 'and' | 'or', parts: readonly GoroutineQuery[]): GoroutineQuery {
  const [first] = parts;
  return parts.length === 1 && first ? first : { kind, parts };
}
