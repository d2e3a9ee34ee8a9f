import { exportWorkbook } from '@chengwen/exchange';
import { refusal } from '@chengwen/domain';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../edge/config.js';
import { LOG, type Log } from '../edge/log.js';
import { sendRefusalPage } from '../edge/refusal-page.js';
import { sessionToken } from '../edge/request-context.js';
import { LoginService } from '../people/login.service.js';
import { Bindings } from './bindings.js';
import { templateFor } from './catalogue.js';
import { boundForms } from './findings.js';
import { FormsService } from './forms.service.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A form as a workbook (导出 Excel): as it stands, under the same permission as the form itself. It can be imported again. */
@Controller()
export class WorkbookController {
  constructor(
    @Inject(FormsService) private readonly forms: FormsService,
    @Inject(Bindings) private readonly bindings: Bindings,
    @Inject(LoginService) private readonly logins: LoginService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Get('forms/:id/form.xlsx')
  async workbook(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'private, no-store');
    try {
      const token = sessionToken(request, this.config);
      const person = token ? await this.logins.personOf(token) : undefined;
      if (!person) throw refusal('login.required');
      const { record } = await this.forms.view(id, person);
      const { content, year, number, state } = record;
      const template = templateFor(record);
      const bytes = await exportWorkbook(template, content, {
        year,
        bound: boundForms(template, await this.bindings.originsOf(content)),
        ...(state.context.recheck ? { recheck: state.context.recheck } : {}),
      });
      const name = encodeURIComponent(`${number}.xlsx`);
      await reply
        .type(WORKBOOK)
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(Buffer.from(bytes));
    } catch (error) {
      await sendRefusalPage(reply, error, this.log);
    }
  }
}
