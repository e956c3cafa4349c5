/** First words that are no source. A file of that name is `./leaks`. */
export type Subcommand = 'goroutines' | 'leaks';

export function isSubcommand(word: string | undefined): word is Subcommand {
  return word === 'goroutines' || word === 'leaks';
}
