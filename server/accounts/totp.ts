/** Two-step codes (TOTP, RFC 6238: SHA-1, 30 s, 6 digits) by otplib; a code's step is spent once. */
import { authenticator } from 'otplib';
import QRCode from 'qrcode';

const stepSeconds = 30;

/** A new key, 160 bits in base32. */
export const newTotpKey = (): string => authenticator.generateSecret(32);

/**
 * The 30-second step that a code belongs to: the present one or a neighbour (clocks differ), but never one that was used.
 * @param atMilliseconds the server's time @param lastStep step of the last accepted code, or null
 * @returns the step to store as used, or null when the code is wrong or was used before
 */
export function acceptedStep(
  key: string,
  code: string,
  atMilliseconds: number,
  lastStep: number | null,
): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = authenticator.clone({ epoch: atMilliseconds, window: 1, step: stepSeconds }).checkDelta(code, key);
  if (delta === null) return null;
  const step = Math.floor(atMilliseconds / 1000 / stepSeconds) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** The address that an authenticator app reads. */
export const otpauthUrl = (username: string, key: string): string => authenticator.keyuri(username, 'Thước Đo', key);

/** The address as a QR picture (SVG text). */
export const qrSvg = (text: string): Promise<string> => QRCode.toString(text, { type: 'svg', margin: 2 });
