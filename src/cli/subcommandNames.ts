/** First words that are no source. A file of that name is `./leaks`. */
export type Subcommand = 'goroutines' | 'leaks' | 'memory';

export function isSubcommand(word: string | undefined): word is Subcommand {
  return word === 'goroutines' || word === 'leaks' || word === 'memory';
}
