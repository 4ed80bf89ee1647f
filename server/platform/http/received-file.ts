/** The one file of a multipart request, in memory and within its limit. */
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';

/** @param request a multipart request with a part `file` @throws Problem badRequest, tooLarge, unsupportedMediaType */
export async function receivedFile(
  request: FastifyRequest,
  limits: { maxBytes: number },
): Promise<{ name: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw new Problem('unsupportedMediaType');
  const part = await request.file({ limits: { fileSize: limits.maxBytes, files: 1 } });
  if (part === undefined || part.fieldname !== 'file') {
    part?.file.resume();
    throw new Problem('badRequest', {
      fields: [
        {
          path: 'file',
          code: 'fileNeeded',
          message: { vi: 'Chưa chọn tệp (phần "file").', en: 'A part "file" is needed.' },
        },
      ],
    });
  }
  return { name: part.filename.normalize('NFC').slice(0, 200), bytes: await part.toBuffer() };
}
