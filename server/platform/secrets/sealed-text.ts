/** Short secrets in the database (two-step keys, contacts): AES-256-GCM under a key derived for each purpose. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const keyOf = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), Buffer.alloc(0), `thuocdo:${purpose}`, 32));

/**
 * Seals a text. @param secret a key of the secret file, base64url
 * @param purpose what the text is for; opening needs the same
 * @param owner whose it is (an id): a sealed text copied to another row does not open
 */
export function sealText(secret: string, purpose: string, owner: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, purpose), nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** Opens what `sealText` made. @throws Error when the key, the purpose, the owner or the text is another */
export function openSealedText(secret: string, purpose: string, owner: string, sealed: string): string {
  if (!sealed.startsWith('v1.')) throw new Error('unknown form of sealed text');
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, purpose), bytes.subarray(0, 12))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
