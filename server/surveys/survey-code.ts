/** Public codes of a round (7 characters) and of its agencies (8), short enough to type, from letters not mistaken for each other. */
import { randomInt } from 'node:crypto';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random code; uniqueness is the database's business. @example publicCode(8) // '7K2MQX4F' */
export function publicCode(length: 7 | 8): string {
  let code = '';
  for (let i = 0; i < length; i += 1) code += ALPHABET.charAt(randomInt(ALPHABET.length));
  return code;
}
