/** Certificate and key of the server (DESIGN §8), read before anything else starts: a wrong file stops the start by its variable. */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.js';

/** PEM text of both, as they lie in the files: the certificate may be followed by those of its authorities. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** @throws ConfigError naming THUOCDO_TLS_CERT or THUOCDO_TLS_KEY */
export function readTlsFiles(certFile: string, keyFile: string): TlsFiles {
  const cert = readText('THUOCDO_TLS_CERT', certFile);
  const key = readText('THUOCDO_TLS_KEY', keyFile);
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(cert);
  } catch {
    throw new ConfigError('THUOCDO_TLS_CERT', `tệp "${certFile}" không phải chứng thư PEM (no PEM certificate)`);
  }
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(key);
  } catch {
    throw new ConfigError(
      'THUOCDO_TLS_KEY',
      `tệp "${keyFile}" không phải khóa riêng PEM không mật khẩu (no PEM private key without a passphrase)`,
    );
  }
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new ConfigError(
      'THUOCDO_TLS_KEY',
      `khóa "${keyFile}" không đi với chứng thư "${certFile}" (the key does not belong to the certificate)`,
    );
  }
  return { cert, key };
}

function readText(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new ConfigError(variable, `không đọc được tệp "${file}" (${code}: the file cannot be read)`);
  }
}
