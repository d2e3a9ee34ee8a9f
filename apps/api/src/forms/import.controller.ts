import { refusal } from '@chengwen/domain';
import { Controller, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../edge/config.js';
import { LARGEST_FILE, TOO_LARGE } from '../edge/file-body.js';
import { isOwnOrigin } from '../edge/request-guard.js';
import { sessionToken } from '../edge/request-context.js';
import { LoginService } from '../people/login.service.js';
import { ImportReader } from './import-reader.js';
import { toPreviewType } from './import.resolver.js';

/**
 * POST /imports?name=: the same preview as the query `previewImport`, for a file as it is (application/octet-stream),
 * because a GraphQL request is kept small. Nothing is kept.
 */
@Controller()
export class ImportController {
  constructor(
    @Inject(ImportReader) private readonly reader: ImportReader,
    @Inject(LoginService) private readonly logins: LoginService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('imports')
  async preview(
    @Query('name') name: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('cache-control', 'no-store');
    if (!isOwnOrigin(request, this.config.origin)) throw refusal('edge.forbiddenOrigin');
    const token = sessionToken(request, this.config);
    if (!token || !(await this.logins.personOf(token))) throw refusal('login.required');
    if (request.body === TOO_LARGE) throw refusal('edge.tooLarge', { limit: LARGEST_FILE / 1024 });
    if (!Buffer.isBuffer(request.body))
      throw refusal('edge.badBody', { problem: 'content-type 应为 application/octet-stream' });
    const read = await this.reader.read({ bytes: request.body, name: (name ?? '').slice(0, 200) });
    await reply.code(200).send(toPreviewType(read));
  }
}
