import type { Person } from '@chengwen/domain';
import { Inject } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { FormConnectionType } from '../forms/connection.types.js';
import { toFormType } from '../forms/form-answers.js';
import { FormFilter } from '../forms/forms.inputs.js';
import { FormsService, type FormView } from '../forms/forms.service.js';
import type { ListFilter, PageOf } from '../forms/listing.js';
import { Caller } from '../people/caller.js';
import { OrgService } from '../people/org.service.js';

const MOST_USUAL = 20;
const PAGE = { type: () => Int, nullable: true, defaultValue: MOST_USUAL };

/** Lists of forms as Relay connections: 待办, and everything the caller may see. */
@Resolver()
export class InboxResolver {
  constructor(
    @Inject(FormsService) private readonly service: FormsService,
    @Inject(OrgService) private readonly org: OrgService,
  ) {}

  @Query(() => FormConnectionType, {
    description: '待办: forms on which the caller has something to decide or to fill, most urgent first.',
  })
  async inbox(
    @Args('first', PAGE) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() by: Person,
  ): Promise<FormConnectionType> {
    return this.toConnection(await this.service.inbox(by, { first: first ?? MOST_USUAL, after }), after);
  }

  @Query(() => FormConnectionType, { description: 'Forms the caller may see.（表单列表）' })
  async forms(
    @Args('first', PAGE) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('filter', { type: () => FormFilter, nullable: true }) filter: FormFilter | null,
    @Caller() by: Person,
  ): Promise<FormConnectionType> {
    const narrowed = filter ? { filter: given(filter) } : {};
    return this.toConnection(await this.service.list(by, { first: first ?? MOST_USUAL, after, ...narrowed }), after);
  }

  private async toConnection(page: PageOf<FormView>, after: string | null | undefined): Promise<FormConnectionType> {
    const nodes = await Promise.all(page.items.map((view) => toFormType(view, this.org)));
    return {
      edges: nodes.map((node, index) => ({ cursor: page.cursors[index] ?? '', node })),
      pageInfo: {
        hasNextPage: page.hasNext,
        hasPreviousPage: Boolean(after),
        startCursor: page.cursors[0] ?? null,
        endCursor: page.cursors.at(-1) ?? null,
      },
      totalCount: page.total,
    };
  }
}

/** Only what was given: an explicit null narrows nothing. */
const given = (filter: FormFilter): ListFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined)) as ListFilter;
