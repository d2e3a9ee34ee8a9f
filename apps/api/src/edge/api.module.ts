import { Module, type DynamicModule, type FactoryProvider, type Provider } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { formModels, FormRepository, LoginRepository, peopleModels, PeopleRepository } from '@chengwen/store';
import type { Connection } from 'mongoose';
import { Clock } from '../forms/clock.js';
import { Bindings } from '../forms/bindings.js';
import { FormsService } from '../forms/forms.service.js';
import { LastYears } from '../forms/last-year.js';
import { ImportController } from '../forms/import.controller.js';
import { ImportReader } from '../forms/import-reader.js';
import { PdfController } from '../forms/pdf.controller.js';
import { PdfService } from '../forms/pdf.service.js';
import { OutboxWorker } from '../outbox/outbox.worker.js';
import { Directory } from '../people/directory.js';
import { LoginService } from '../people/login.service.js';
import { OrgService } from '../people/org.service.js';
import { StoreDirectory } from '../people/store-directory.js';
import { WorkbookController } from '../forms/workbook.controller.js';
import { VerifyController } from '../verify/verify.controller.js';
import { CONFIG, type Config } from './config.js';
import { graphqlOptions } from './graphql.options.js';
import { LOG, type Log } from './log.js';
import { RefusalFilter } from './refusal.filter.js';
import { RESOLVERS } from './resolvers.js';

/** DI token of the store's connection (mongoose exports its class as a type only). */
export const CONNECTION = Symbol('connection');

/** What the module is put together from; all of it exists before Nest starts. */
export interface Ground {
  readonly config: Config;
  readonly log: Log;
  readonly connection: Connection;
  readonly clock?: Clock;
}

/** A repository over the one connection. */
const over = <T>(provide: FactoryProvider<T>['provide'], useFactory: (connection: Connection) => T): Provider => ({
  provide,
  inject: [CONNECTION],
  useFactory,
});

/** Everything a request may need, in one module: the seams are the libraries, not Nest's. */
@Module({})
export class CoreModule {
  static on({ config, log, connection, clock = new Clock() }: Ground): DynamicModule {
    const providers: Provider[] = [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useValue: log },
      { provide: CONNECTION, useValue: connection },
      { provide: Clock, useValue: clock },
      over(FormRepository, (on) => new FormRepository(formModels(on))),
      over(PeopleRepository, (on) => new PeopleRepository(peopleModels(on))),
      over(LoginRepository, (on) => new LoginRepository(peopleModels(on))),
      { provide: Directory, useClass: StoreDirectory },
      LoginService,
      OrgService,
      OutboxWorker,
      Bindings,
      ImportReader,
      LastYears,
      FormsService,
      PdfService,
    ];
    return { module: CoreModule, global: true, providers, exports: providers };
  }
}

/** The whole API over its core: GraphQL, the PDF route, and one filter that answers for all of them. */
@Module({})
export class ApiModule {
  static on(ground: Ground): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        CoreModule.on(ground),
        GraphQLModule.forRootAsync<MercuriusDriverConfig>({
          driver: MercuriusDriver,
          inject: [CONFIG, LOG, LoginService],
          useFactory: graphqlOptions,
        }),
      ],
      controllers: [ImportController, PdfController, VerifyController, WorkbookController],
      providers: [...RESOLVERS, { provide: APP_FILTER, useClass: RefusalFilter }],
    };
  }
}
