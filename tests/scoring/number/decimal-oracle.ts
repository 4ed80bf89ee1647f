/** Exact decimals the schoolbook way, digit by digit on text, independent of `scoring/number`. */

/** Numerator and denominator of `"num/den"` or of a decimal. */
export function fractionOf(text: string): readonly [bigint, bigint] {
  const [num = '', den] = text.split('/');
  if (den !== undefined) return [BigInt(num), BigInt(den)];
  const [whole = '0', places = ''] = num.split('.');
  return [BigInt(whole + places), 10n ** BigInt(places.length)];
}

/** Whether two texts stand for one value: compared by cross products. */
export function sameRatio(left: string, right: string): boolean {
  const [[a, b], [c, d]] = [fractionOf(left), fractionOf(right)];
  return a * d === c * b;
}

/** Half up, away from zero: long division to one digit more, then carried by hand on the digits. */
export function roundedByHand(text: string, places: number): string {
  const [num, den] = fractionOf(text);
  const negative = num < 0n !== den < 0n;
  let rest = num < 0n ? -num : num;
  const size = den < 0n ? -den : den;
  const digits = [...(rest / size).toString()].map(Number);
  const wholeLength = digits.length;
  rest %= size;
  for (let place = 0; place <= places; place += 1) {
    rest *= 10n;
    digits.push(Number(rest / size));
    rest %= size;
  }
  let carry = (digits.pop() ?? 0) >= 5;
  for (let at = digits.length - 1; carry && at >= 0; at -= 1) {
    carry = digits[at] === 9;
    digits[at] = carry ? 0 : (digits[at] ?? 0) + 1;
  }
  const shown = (carry ? '1' : '') + digits.join('');
  const split = wholeLength + (carry ? 1 : 0);
  const body = places === 0 ? shown : `${shown.slice(0, split)}.${shown.slice(split)}`;
  return negative && /[1-9]/.test(body) ? `-${body}` : body;
}
