import type { FastifyInstance } from 'fastify';

/** A body that was too large to be kept (过大的文件): read to its end and let go, so that the sender hears why. */
export const TOO_LARGE = Symbol('too large');

/** Bytes of a file that comes as it is. */
export const LARGEST_FILE = 1024 * 1024;

/** Takes `application/octet-stream` bodies: a Buffer, or TOO_LARGE. Far beyond the limit the connection ends. */
export function takeFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    const parts: Buffer[] = [];
    let size = 0;
    payload.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= LARGEST_FILE) parts.push(part);
      else parts.length = 0;
      if (size > 20 * LARGEST_FILE) payload.destroy();
    });
    payload.on('end', () => done(null, size > LARGEST_FILE ? TOO_LARGE : Buffer.concat(parts)));
    payload.on('error', (error) => done(error));
  });
}
