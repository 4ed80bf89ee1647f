/** Passwords: scrypt hashes that carry their own parameters, the rules for new ones, and one-time passwords (DESIGN §8). */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { Problem, type Text } from '../platform/problems/problem.js';

interface Cost {
  /** CPU and memory cost, a power of two. */
  readonly n: number;
  /** Block size. */
  readonly r: number;
  /** Parallelisation. */
  readonly p: number;
}

/** 16 MB and about a tenth of a second: the setting OWASP lists as equal to n = 2^17, p = 1, at an eighth of its memory. */
const presentCost: Cost = { n: 2 ** 14, r: 8, p: 5 };

/** At most two at a time: sixty people who sign in at eight o'clock must not take sixty times the memory. */
const atOnce = 2;
const longestQueue = 300;
let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Buffer, cost: Cost, length: number): Promise<Buffer> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) throw new Problem('busy', { retryAfter: 10 });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await new Promise((resolve, reject) => {
      scrypt(
        password.normalize('NFC'),
        salt,
        length,
        { N: cost.n, r: cost.r, p: cost.p, maxmem: 256 * cost.n * cost.r + 256 * cost.r * cost.p },
        (error, key) => (error === null ? resolve(key) : reject(error)),
      );
    });
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

/** `scrypt$n$r$p$salt$key` (base64url). */
export async function hashPassword(password: string, cost: Cost = presentCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost, 32);
  return ['scrypt', cost.n, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Stands in for the hash of an unknown user name, so that its answer takes as long as a known one's. */
const nobodysHash = `scrypt$${presentCost.n}$${presentCost.r}$${presentCost.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Compares in constant time. @param hash null = no such account: computes all the same and answers false */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = (hash ?? nobodysHash).split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) throw new Error('unknown form of password hash');
  const wanted = Buffer.from(key, 'base64url');
  const given = await derive(
    password,
    Buffer.from(salt, 'base64url'),
    { n: Number(n), r: Number(r), p: Number(p) },
    wanted.length,
  );
  return timingSafeEqual(wanted, given) && hash !== null;
}

export const shortestPassword = 12;

/** Why a new password is refused, or null. Length counts characters as people see them after NFC. */
export function passwordFault(password: string, username: string): { code: string; message: Text } | null {
  const text = password.normalize('NFC');
  const characters = [...text];
  if (characters.length < shortestPassword) {
    return {
      code: 'tooShort',
      message: {
        vi: `Mật khẩu cần ít nhất ${shortestPassword} ký tự.`,
        en: `A password needs at least ${shortestPassword} characters.`,
      },
    };
  }
  if (text.toLowerCase().includes(username.toLowerCase())) {
    return {
      code: 'containsUsername',
      message: { vi: 'Mật khẩu không được chứa tên đăng nhập.', en: 'A password must not contain the user name.' },
    };
  }
  const steps = characters.slice(1).map((sign, i) => (sign.codePointAt(0) ?? 0) - (characters[i]?.codePointAt(0) ?? 0));
  if (new Set(characters).size < 5 || new Set(steps).size === 1) {
    return {
      code: 'tooSimple',
      message: {
        vi: 'Mật khẩu quá đơn giản: cần ít nhất 5 ký tự khác nhau, không theo dãy.',
        en: 'Too simple: at least 5 different characters that are no sequence.',
      },
    };
  }
  return null;
}

/** Letters and digits that nobody confuses on paper. */
const clearSigns = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be told once and changed at the first sign-in: 4 × 4 signs, 79 bits. */
export function oneTimePassword(): string {
  const block = (): string => Array.from({ length: 4 }, () => clearSigns[randomInt(clearSigns.length)]).join('');
  return [block(), block(), block(), block()].join('-');
}
