/** A pattern that is a number as Go writes them, `0x4a_31`, `017`, `42`: strconv.ParseUint with base 0, 64 bits. */
export function parseAddress(text: string): bigint | undefined {
  if (!NUMBER.test(text)) return undefined;
  const digits = text.replaceAll('_', '').toLowerCase();
  const number = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return number < 2n ** 64n ? number : undefined;
}

/** Bounded, so that no long text becomes a huge number. */
const NUMBER =
  /^(?=.{1,256}$)(0[xX](_?[\da-fA-F])+|0[bB](_?[01])+|0[oO](_?[0-7])+|0(_?[0-7])*|[1-9](_?\d)*)$/;
