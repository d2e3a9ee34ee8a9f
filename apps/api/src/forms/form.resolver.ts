import { setImmediate } from 'node:timers/promises';
import { printValue, type Value } from '@chengwen/domain';
import { Inject } from '@nestjs/common';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { chains } from '@chengwen/workflows';
import type { RequestContext } from '../edge/request-context.js';
import { Directory } from '../people/directory.js';
import { OrgService } from '../people/org.service.js';
import { Bindings } from './bindings.js';
import { templateFor } from './catalogue.js';
import { findingsOf } from './findings.js';
import { toEventType, toFindingType, toVersionType } from './form-answers.js';
import { stagesFor } from './form-stages.js';
import { FormsService } from './forms.service.js';
import { LastYears } from './last-year.js';
import {
  BoundType,
  EventType,
  FindingType,
  FormType,
  LastYearType,
  ScoreType,
  StageType,
  VersionType,
} from './forms.types.js';
import { scoreOf } from './score-view.js';

/** The parts of a form that cost something: worked out only where a query asks. All pass through the form's own view. */
@Resolver(() => FormType)
export class FormResolver {
  constructor(
    @Inject(FormsService) private readonly forms: FormsService,
    @Inject(OrgService) private readonly org: OrgService,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Bindings) private readonly bindings: Bindings,
    @Inject(LastYears) private readonly lastYears: LastYears,
  ) {}

  @ResolveField(() => String)
  async author(@Parent() { view }: FormType): Promise<string> {
    return (await this.directory.person(view.record.author))?.name ?? view.record.author;
  }

  @ResolveField(() => [FindingType])
  async findings(@Parent() { view }: FormType): Promise<FindingType[]> {
    const { record, access } = view;
    // What the checker still has to say is between the unit and its reviewers.
    if (!access.mask.opinions) return [];
    const origins = await this.bindings.originsOf(record.content);
    // A list asks this of many forms: between two of them other requests have their turn.
    await setImmediate();
    return findingsOf(templateFor(record), record.content, record.year, origins).map(toFindingType);
  }

  @ResolveField(() => ScoreType)
  score(@Parent() { view }: FormType): ScoreType {
    const { record } = view;
    return scoreOf(templateFor(record), record.content, record.state.context.recheck, view.access.mask);
  }

  @ResolveField(() => [StageType])
  stages(@Parent() { view }: FormType): Promise<StageType[]> {
    const chain = chains[view.record.chain];
    if (!chain) throw new Error(`chain ${view.record.chain} is not in the catalogue`);
    return stagesFor(chain, view.record, view.access.mask.opinions, async (id) => (await this.org.unit(id)).name);
  }

  @ResolveField(() => [VersionType])
  async versions(@Parent() { view }: FormType, @Context() { person }: RequestContext): Promise<VersionType[]> {
    return (await this.forms.versions(view.record._id, person))
      .map((version) => toVersionType(version, view.access.mask))
      .reverse();
  }

  @ResolveField(() => VersionType, { nullable: true })
  async version(
    @Parent() { view }: FormType,
    @Args('number', { type: () => Int }) number: number,
    @Context() { person }: RequestContext,
  ): Promise<VersionType | null> {
    return toVersionType(await this.forms.version(view.record._id, number, person), view.access.mask);
  }

  @ResolveField(() => [EventType])
  async history(@Parent() { view }: FormType, @Context() { person }: RequestContext): Promise<EventType[]> {
    return person ? (await this.forms.history(view.record._id, person)).map(toEventType) : [];
  }

  @ResolveField(() => [BoundType])
  async bound(@Parent() { view }: FormType, @Context() { person }: RequestContext): Promise<BoundType[]> {
    const bound = Object.entries(view.record.content.bound ?? {}).flatMap(([role, bindings]) =>
      bindings.map((binding) => ({ role, binding })),
    );
    return Promise.all(
      bound.map(async ({ role, binding }) => ({
        role,
        ...binding,
        newer: (await this.bindings.newerThan(binding, person)) ?? null,
      })),
    );
  }

  @ResolveField(() => LastYearType, { nullable: true })
  async lastYear(@Parent() { view }: FormType, @Context() { person }: RequestContext): Promise<LastYearType | null> {
    const found = await this.lastYears.of(view.record, person);
    if (!found) return null;
    const print = (value: Value | undefined): string | null => (value ? printValue(value) : null);
    return {
      year: found.year,
      forms: found.forms.map(({ number }) => number),
      rows: found.rows.map(({ row, target, actual }) => ({ row, target: print(target), actual: print(actual) })),
    };
  }
}
